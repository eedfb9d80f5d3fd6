package io.eventfunctions.local.lambda.function;

/** The account and region that local servers have, in ARNs. */
public final class LocalAccount {

    /** The account. */
    public static final String ID = "000000000000";

    /** The region. */
    public static final String REGION = "us-east-1";

    private LocalAccount() {}
}
