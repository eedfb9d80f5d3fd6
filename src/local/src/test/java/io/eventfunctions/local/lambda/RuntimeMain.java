package io.eventfunctions.local.lambda;

import java.net.http.HttpResponse;

/** A runtime in a program of its own, as a native {@code bootstrap} is one: it answers with its argument and the event. */
public final class RuntimeMain {

    /** An event after which it asks for another one without an answer to this. */
    static final String ASK_TWICE = "ask twice";

    private RuntimeMain() {}

    public static void main(String[] arguments) {
        RuntimeClient client = new RuntimeClient(System.getenv("AWS_LAMBDA_RUNTIME_API"));
        String greeting = arguments.length == 0 ? "hello" : arguments[0];
        while (true) {
            HttpResponse<String> invocation = client.next().join();
            String answer = greeting + ' ' + invocation.body();
            if (invocation.body().equals(ASK_TWICE)) {
                answer = String.valueOf(client.next().join().statusCode());
            }
            client.respond(RuntimeClient.id(invocation), answer);
        }
    }
}
