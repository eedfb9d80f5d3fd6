package io.eventfunctions.local.command;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** An option's value of the form {@code NAME=VALUE}. */
record Variable(String name, String value) {

    /** The variables by name; the last one of a name counts. */
    static Map<String, String> byName(List<Variable> variables) {
        Map<String, String> map = new TreeMap<>();
        variables.forEach(variable -> map.put(variable.name(), variable.value()));
        return map;
    }

    /** For picocli. */
    static final class Converter implements ITypeConverter<Variable> {

        @Override
        public Variable convert(String text) {
            String[] parts = text.split("=", 2);
            if (parts.length < 2) {
                throw new TypeConversionException("NAME=VALUE");
            }
            return new Variable(parts[0], parts[1]);
        }
    }
}
