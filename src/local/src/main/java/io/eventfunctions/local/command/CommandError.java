package io.eventfunctions.local.command;

/** Why a command is refused, and what to do about it. */
enum CommandError {
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

    private final String message;

    CommandError(String message) {
        this.message = message;
    }

    IllegalArgumentException with(Object... details) {
        return new IllegalArgumentException(message.formatted(details));
    }
}
