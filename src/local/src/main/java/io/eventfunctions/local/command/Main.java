package io.eventfunctions.local.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.Set;
import java.util.logging.LogManager;
import java.util.stream.Stream;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

import io.eventfunctions.local.LocalMessages;

/**
 * Runs a function, or the functions of a stack, from the command line. Standard output gets the answers alone, standard error
 * what the functions print and how their invocations ended.
 */
@Command(
        name = "event-functions-local",
        synopsisSubcommandLabel = "[function|stack]",
        description = "Runs Lambda functions on this machine. Without a command the options tell which one is meant.")
public final class Main {

    private static final int NOT_UNDERSTOOD = 2;
    private static final String HELP = "--help";
    private static final Set<String> COMMANDS = Set.of(FunctionCommand.NAME, StackCommand.NAME);
    private static final Set<String> STACK_OPTIONS = Set.of(StackOptions.STACK, StackOptions.TEMPLATE);
    private static final String FORMAT_PROPERTY = "java.util.logging.SimpleFormatter.format";
    private static final String FORMAT = "%1$tT.%1$tL %5$s%6$s%n";
    private static final String LOG_PROPERTY = "org.jboss.logging.provider";

    private final Console console;
    private final CommandLine commands;

    Main(InputStream in, PrintStream out, PrintStream err) {
        console = new Console(in, out, err);
        commands = new CommandLine(this)
                .addSubcommand(new FunctionCommand(console))
                .addSubcommand(new StackCommand(console))
                .registerConverter(Integer.class, wholeNumber())
                .registerConverter(int.class, wholeNumber())
                .setExpandAtFiles(false)
                .setOverwrittenOptionsAllowed(true)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .setParameterExceptionHandler((problem, arguments) -> refuse(ParameterProblem.message(problem)))
                .setExecutionExceptionHandler((problem, command, parsed) -> failed(problem));
    }

    /** Ends with 0 if the function answered, with 1 if it failed, with 2 if there was nothing to run; at queues and topics never. */
    public static void main(String[] arguments) {
        if (System.getProperty(LOG_PROPERTY) == null) {
            System.setProperty(LOG_PROPERTY, "jdk");
        }
        if (System.getProperty(FORMAT_PROPERTY) == null) {
            System.setProperty(FORMAT_PROPERTY, FORMAT);
        }
        // The first client of HTTP would choose JBoss's log manager otherwise, which prints nothing that isn't
        // configured.
        LogManager.getLogManager();
        System.exit(new Main(System.in, System.out, System.err).run(arguments));
    }

    int run(String... arguments) {
        if (arguments.length == 1 && arguments[0].equals(HELP)) {
            commands.usage(console.out());
            console.out().println();
            printOptions(console.out());
            return 0;
        }
        return commands.execute(withCommand(arguments));
    }

    /** The command may be left out, since the options of a stack tell it from a function. */
    private static String[] withCommand(String... arguments) {
        if (arguments.length > 0 && COMMANDS.contains(arguments[0])) {
            return arguments;
        }
        String command =
                Stream.of(arguments).anyMatch(STACK_OPTIONS::contains) ? StackCommand.NAME : FunctionCommand.NAME;
        return Stream.concat(Stream.of(command), Stream.of(arguments)).toArray(String[]::new);
    }

    private static ITypeConverter<Integer> wholeNumber() {
        return text -> {
            try {
                return Integer.valueOf(text);
            } catch (NumberFormatException e) {
                throw new TypeConversionException("a whole number");
            }
        };
    }

    private int failed(Exception problem) throws Exception {
        if (problem instanceof IllegalArgumentException) {
            return refuse(problem.getMessage());
        }
        if (problem instanceof IllegalStateException) {
            console.err().println(problem.getMessage());
            return NOT_UNDERSTOOD;
        }
        if (problem instanceof IOException) {
            console.err().println(LocalMessages.MESSAGES.eventNotReadable(problem));
            return NOT_UNDERSTOOD;
        }
        throw problem;
    }

    private int refuse(String message) {
        console.err().println(message);
        console.err().println();
        printOptions(console.err());
        return NOT_UNDERSTOOD;
    }

    private void printOptions(PrintStream out) {
        commands.getSubcommands().values().forEach(command -> {
            command.usage(out);
            out.println();
        });
    }
}
