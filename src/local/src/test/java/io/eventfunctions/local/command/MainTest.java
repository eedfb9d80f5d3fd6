package io.eventfunctions.local.command;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.eventfunctions.local.lambda.Handlers;
import io.eventfunctions.local.lambda.JavaFunctions;

import static io.eventfunctions.local.lambda.JavaFunctions.bytes;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The command line. */
class MainTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    Path directory;

    @Test
    void anEventInAFileIsAnsweredOnStandardOutput() throws Exception {
        Path event = Files.writeString(directory.resolve("event.json"), "{\"id\":1}");
        assertEquals(0, run("", Handlers.Echo.class, "--invoke", event.toString()));
        assertEquals("{\"id\":1}\n", out.toString(StandardCharsets.UTF_8));
    }

    @Test
    void anEventMayComeFromStandardInput() {
        assertEquals(0, run("{\"id\":2}", Handlers.Echo.class, "--invoke", "-"));
        assertEquals("{\"id\":2}\n", out.toString(StandardCharsets.UTF_8));
    }

    @Test
    void optionsReachTheFunction() {
        assertEquals(
                0,
                run(
                        "",
                        Handlers.Describing.class,
                        "--name",
                        "orders",
                        "--memory",
                        "300",
                        "--timeout",
                        "60",
                        "--region",
                        "eu-west-1",
                        "--env",
                        "STAGE=a=b",
                        "--concurrency",
                        "2",
                        "--invoke",
                        "-"));
        String seen = out.toString(StandardCharsets.UTF_8);
        assertTrue(seen.contains("AWS_LAMBDA_FUNCTION_NAME=orders\n"), seen);
        assertTrue(seen.contains("AWS_LAMBDA_FUNCTION_MEMORY_SIZE=300\n"), seen);
        assertTrue(seen.contains("AWS_REGION=eu-west-1\n"), seen);
        assertTrue(seen.contains("STAGE=a\\=b\n"), seen);
        assertTrue(seen.matches("(?s).*context.remaining=[1-6]\\d{4}\n.*"), seen);
    }

    @Test
    void aFunctionThatFailsEndsWithOneAndItsErrorDocument() {
        assertEquals(1, run("throw", Handlers.Obedient.class, "--invoke", "-"));
        String document = out.toString(StandardCharsets.UTF_8);
        assertTrue(document.contains("\"errorMessage\":\"this event can't be handled\""), document);
    }

    @Test
    void anEventThatIsMissingIsSaid() {
        assertEquals(2, run("", Handlers.Echo.class, "--invoke", "missing.json"));
        assertSays("EVF1024: The event cannot be read: java.nio.file.NoSuchFileException: missing.json");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            --invoke -                 | EVF1025: There is nothing to run: name an artifact with --function, or with --port a runtime that you start yourself
            --port 0                   | EVF1023: There is nothing to do with the function: name an event with --invoke, a source of events with --queue or --topic, or an application's configuration with --configuration
            --port 0 --batch-size many | EVF1028: Invalid value 'many' for option --batch-size: expected a whole number
            --sqs-endpoint 127.0.0.1   | EVF1028: Invalid value '127.0.0.1' for option --sqs-endpoint: expected http://HOST:PORT
            --port                     | EVF1026: Option --port has no value
            --color red                | EVF1027: There is no option --color
            --port http                | EVF1028: Invalid value 'http' for option --port: expected a whole number
            --env STAGE                | EVF1028: Invalid value 'STAGE' for option --env: expected NAME=VALUE
            --stack dev                | EVF1029: Stack dev cannot be found: name the server that it is on with --endpoint, or with --template what is to be deployed
            --stack dev --color red    | EVF1027: There is no option --color
            --stack                    | EVF1026: Option --stack has no value
            --stack dev --endpoint x   | EVF1028: Invalid value 'x' for option --endpoint: expected http://HOST:PORT
            --template t --parameter x | EVF1028: Invalid value 'x' for option --parameter: expected NAME=VALUE
            --function missing.zip     | EVF1010: There is no artifact at missing.zip: package the function first (./mvnw package)
            """)
    void whatIsNotUnderstoodIsSaidWithWhatIsPossible(String arguments, String sentence) {
        assertEquals(2, main("").run(arguments.split(" ")));
        assertSays(sentence);
        String said = err.toString(StandardCharsets.UTF_8);
        assertTrue(said.contains("--invoke FILE"), said);
        assertEquals("", out.toString(StandardCharsets.UTF_8));
    }

    @Test
    void helpShowsTheOptionsOfAFunctionAndOfAStack() {
        assertEquals(0, main("").run("--help"));
        String help = out.toString(StandardCharsets.UTF_8);
        assertTrue(help.contains("--invoke FILE") && help.contains("--template FILE"), help);
        assertEquals("", err.toString(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            function --help      | --invoke FILE
            stack --help         | --template FILE
            --stack dev --help   | --template FILE
            --port 0 --help      | --invoke FILE
            """)
    void helpOfACommandShowsItsOptions(String arguments, String option) {
        assertEquals(0, main("").run(arguments.split(" ")));
        assertTrue(out.toString(StandardCharsets.UTF_8).contains(option), out::toString);
    }

    @Test
    void aCommandMayBeNamed() {
        assertEquals(2, main("").run("stack"));
        assertSays(
                "EVF1029: Stack dev cannot be found: name the server that it is on with --endpoint, or with --template what is to be deployed");
    }

    private void assertSays(String sentence) {
        assertEquals(
                sentence,
                err.toString(StandardCharsets.UTF_8).lines().findFirst().orElse(""));
    }

    private int run(String input, Class<?> handler, String... options) {
        String[] arguments = new String[options.length + 4];
        arguments[0] = "--function";
        arguments[1] = JavaFunctions.classes().toString();
        arguments[2] = "--handler";
        arguments[3] = handler.getName() + "::handleRequest";
        System.arraycopy(options, 0, arguments, 4, options.length);
        return main(input).run(arguments);
    }

    private Main main(String input) {
        return new Main(new ByteArrayInputStream(bytes(input)), new PrintStream(out), new PrintStream(err));
    }
}
