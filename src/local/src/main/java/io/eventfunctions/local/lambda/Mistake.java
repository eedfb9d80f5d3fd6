package io.eventfunctions.local.lambda;

/** What can be wrong with how a local function is set up, in sentences that say what to do. */
enum Mistake {
    NOTHING_THERE("EVF0910 There is no artifact at %s: package the function first (./mvnw package)"),
    NO_ARTIFACT("EVF0911 %s is no artifact of a function; possible: a .zip, a .jar, a directory, an executable file"),
    NO_CODE(
            "EVF0912 %s holds neither a bootstrap nor lib/ nor the class of the handler %s, so there is nothing to run in it;"
                    + " package the function with quarkus-event-functions-lambda, or name its handler"),
    NO_ZIP("EVF0913 %s can't be read as a zip file: %s"),
    EVENT_TOO_LARGE("EVF0914 %d bytes are too many for an asynchronous invocation of function %s; possible: %d"),
    NO_MAIN_CLASS("EVF0915 %s can't be run: its manifest names no Main-Class"),
    NO_CLIENT(
            "EVF0916 AWS's runtime for Java is not on the class path: %s is missing; it comes with event-functions-local"),
    NO_CLIENT_HERE("EVF0917 AWS's runtime for Java runs on Linux on x86_64 and aarch64 only, not on %s;"
            + " run the function as a native bootstrap, with quarkus dev, or in a container"),
    WITHOUT_ARTIFACT("EVF0918 Function %s has no artifact: call artifact(...) before start()"),
    VALUE("EVF0919 %s of function %s can't be %s; allowed: %s"),
    RESERVED("EVF0920 The environment variable %s of function %s is reserved: Lambda sets it"),
    PORT_TAKEN("EVF0921 The Runtime API of function %s can't listen on 127.0.0.1:%s: %s"),
    NO_PACKAGE("EVF0922 The artifact %s of function %s can't be installed: %s"),
    NOTHING_TO_DO(
            "EVF0923 There is nothing to do with the function: --invoke names an event, --queue or --topic where events"
                    + " come from, --configuration an application's configuration that says it"),
    NO_FUNCTION(
            "EVF0925 There is nothing to run: --function names an artifact, --port a runtime that you start yourself"),
    NO_VALUE("EVF0926 Option %s has no value"),
    UNKNOWN_OPTION("EVF0927 There is no option %s"),
    BAD_OPTION("EVF0928 Option %s can't be %s; allowed: %s"),
    NO_ENDPOINT(
            "EVF0929 Stack %s can't be found: --endpoint names the server that it is on, --template what is to be deployed"),
    NO_CHANNEL("EVF0986 %s configures no incoming channel on SQS or Kafka that could be polled here in the profile %s;"
            + " --env QUARKUS_PROFILE=... chooses another profile, --queue or --topic a source"),
    NO_CONFIGURATION(
            "EVF0988 %s holds no application.properties that would say where its events come from; name that file"
                    + " with --configuration, a source with --queue or --topic, or an event with --invoke");

    private final String sentence;

    Mistake(String sentence) {
        this.sentence = sentence;
    }

    IllegalArgumentException with(Object... details) {
        return new IllegalArgumentException(sentence.formatted(details));
    }
}
