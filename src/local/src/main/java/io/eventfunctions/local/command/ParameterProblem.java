package io.eventfunctions.local.command;

import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

import io.eventfunctions.local.LocalMessages;

/** What is wrong with the arguments of a command. */
final class ParameterProblem {

    private ParameterProblem() {}

    static String message(ParameterException problem) {
        if (problem instanceof UnmatchedArgumentException unmatched) {
            return LocalMessages.MESSAGES.unknownOption(unmatched.getUnmatched().get(0));
        }
        if (problem instanceof MissingParameterException missing) {
            return LocalMessages.MESSAGES.optionWithoutValue(
                    name(missing.getMissing().get(0)));
        }
        if (problem.getCause() instanceof TypeConversionException allowed) {
            return LocalMessages.MESSAGES.invalidOption(
                    problem.getValue(), name(problem.getArgSpec()), allowed.getMessage());
        }
        return problem.getMessage();
    }

    private static String name(ArgSpec argument) {
        return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
    }
}
