package io.eventfunctions.local.lambda.artifact;

/** Why an artifact is refused, and what to do about it. */
enum ArtifactError {
    NOTHING_THERE("EVF0910 There is no artifact at %s: package the function first (./mvnw package)"),
    NO_ARTIFACT("EVF0911 %s is no artifact of a function; possible: a .zip, a .jar, a directory, an executable file"),
    NO_CODE(
            "EVF0912 %s holds neither a bootstrap nor lib/ nor the class of the handler %s, so there is nothing to run in it;"
                    + " package the function with quarkus-event-functions-lambda, or name its handler"),
    NO_ZIP("EVF0913 %s can't be read as a zip file: %s"),
    NO_MAIN_CLASS("EVF0915 %s can't be run: its manifest names no Main-Class"),
    NO_CLIENT(
            "EVF0916 AWS's runtime for Java is not on the class path: %s is missing; it comes with event-functions-local"),
    NO_CLIENT_HERE("EVF0917 AWS's runtime for Java runs on Linux on x86_64 and aarch64 only, not on %s;"
            + " run the function as a native bootstrap, with quarkus dev, or in a container"),
    NO_PACKAGE("EVF0922 The artifact %s of function %s can't be installed: %s");

    private final String message;

    ArtifactError(String message) {
        this.message = message;
    }

    IllegalArgumentException with(Object... details) {
        return new IllegalArgumentException(message.formatted(details));
    }
}
