package io.eventfunctions.deployment;

import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.FieldInfo;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.Type;

/** Makes up data that fits a payload class, for people to copy and change. */
final class SampleJson {

    private static final int DEEPEST = 3;

    private final IndexView index;

    SampleJson(IndexView index) {
        this.index = index;
    }

    String of(ClassInfo type) {
        return object(type, 0);
    }

    private String object(ClassInfo type, int depth) {
        List<String> members = new ArrayList<>();
        for (FieldInfo field : type.unsortedFields()) {
            if (!Modifier.isStatic(field.flags())) {
                members.add("\"" + field.name() + "\":" + value(field.type(), field.name(), depth));
            }
        }
        return "{" + String.join(",", members) + "}";
    }

    private String value(Type type, String name, int depth) {
        if (type.kind() == Type.Kind.ARRAY || isCollection(type.name())) {
            return type.name().withoutPackagePrefix().endsWith("Map") ? "{}" : "[]";
        }
        return switch (type.name().withoutPackagePrefix()) {
            case "String" -> text(name);
            case "boolean", "Boolean" -> "true";
            case "int", "Integer", "long", "Long", "short", "Short", "byte", "Byte", "BigInteger" -> "1";
            case "double", "Double", "float", "Float", "BigDecimal" -> "1.5";
            case "UUID" -> "\"00000000-0000-4000-8000-000000000001\"";
            case "Instant", "OffsetDateTime", "ZonedDateTime" -> "\"2026-01-31T12:00:00Z\"";
            case "LocalDate" -> "\"2026-01-31\"";
            default -> nested(type.name(), depth);
        };
    }

    private String nested(DotName name, int depth) {
        ClassInfo type = index.getClassByName(name);
        if (type == null || depth == DEEPEST) {
            return "null";
        }
        if (type.isEnum()) {
            return "\"" + type.enumConstants().get(0).name() + "\"";
        }
        return object(type, depth + 1);
    }

    private static String text(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.contains("mail")) {
            return "\"jo@example.com\"";
        }
        return lower.endsWith("id") ? "\"" + name + "-1\"" : "\"" + name + "\"";
    }

    private static boolean isCollection(DotName name) {
        return name.toString().startsWith("java.util.")
                && !name.withoutPackagePrefix().equals("UUID");
    }
}
