package io.eventfunctions.local.command;

import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What is wrong with the arguments of a command, in the words of {@link CommandError}. */
final class ParameterProblem {

    private ParameterProblem() {}

    static String message(ParameterException problem) {
        if (problem instanceof UnmatchedArgumentException unmatched) {
            return CommandError.UNKNOWN_OPTION
                    .with(unmatched.getUnmatched().get(0))
                    .getMessage();
        }
        if (problem instanceof MissingParameterException missing) {
            return CommandError.NO_VALUE.with(name(missing.getMissing().get(0))).getMessage();
        }
        if (problem.getCause() instanceof TypeConversionException allowed) {
            return CommandError.BAD_OPTION
                    .with(name(problem.getArgSpec()), problem.getValue(), allowed.getMessage())
                    .getMessage();
        }
        return problem.getMessage();
    }

    private static String name(ArgSpec argument) {
        return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
    }
}
