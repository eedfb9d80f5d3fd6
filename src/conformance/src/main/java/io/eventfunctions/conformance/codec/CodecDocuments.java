package io.eventfunctions.conformance.codec;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.params.provider.Arguments;

import static org.junit.jupiter.params.provider.Arguments.arguments;

/** JSON documents of other senders. */
final class CodecDocuments {

    private static final String REQUIRED = "\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/s\",\"type\":\"t\"";

    private CodecDocuments() {}

    /** Documents, and the text of the data that they have. */
    static List<Arguments> valid() {
        return List.of(
                with("\"data\":{\"d\":99999999999999.99}", "{\"d\":99999999999999.99}"),
                with("\"data\" :  12345678901234567890.123 ", "12345678901234567890.123"),
                with("\"data\":1e400", "1e400"),
                with("\"data\":[1.0, -0,1E+2 ]", "[1.0, -0,1E+2 ]"),
                with("\"data\":{ \"a\" : \"\\u00fc\\/\" }", "{ \"a\" : \"\\u00fc\\/\" }"),
                with("\"data\":\"text\"", "\"text\""),
                with("\"data\":null", "null"),
                with("\"data\":true", "true"),
                with("\"data\":" + "7".repeat(2000), "7".repeat(2000)),
                with("\"data\":\"a\\n\\u00fc😀\",\"datacontenttype\":\"text/plain\"", "a\nü😀"),
                with("\"datacontenttype\":\"text/plain\",\"data\":\"\"", ""),
                with("\"datacontenttype\":\"application/xml\",\"data\":\"<a/>\"", "<a/>"),
                with("\"datacontenttype\":\"Application/VND.acme+JSON ; a=b\",\"data\":{\"a\": 1}", "{\"a\": 1}"),
                with("\"datacontenttype\":\"application/json ; charset=utf-8\",\"data\":{\"a\": 1}", "{\"a\": 1}"),
                with("\"datacontenttype\":\"application/json\",\"data_base64\":\"e2Jyb2tlbg==\"", "{broken"),
                with("\"data_base64\":\"\"", ""),
                with("\"data_base64\":\"eA==\",\"data\":null", "x"),
                with("\"data\":7,\"data_base64\":null", "7"),
                with("\"subject\":null,\"time\":null,\"partitionkey\":null,\"data\":7", "7"));
    }

    /** Documents that are not events, and what the refusal names. */
    static List<Arguments> invalid() {
        List<Arguments> invalid = new ArrayList<>();
        for (String required : List.of("specversion", "id", "source", "type")) {
            invalid.add(arguments("{" + without(required) + "}", required));
            invalid.add(arguments("{" + without(required) + ",\"" + required + "\":null}", required));
            invalid.add(arguments("{" + without(required) + ",\"" + required + "\":\"\"}", required));
            invalid.add(arguments("{" + without(required) + ",\"" + required + "\":7}", required));
            invalid.add(arguments("{" + without(required) + ",\"" + required + "\":{}}", required));
            invalid.add(refused("\"" + required + "\":\"1.0\"", required));
        }
        for (String value : List.of(
                "{}",
                "{\"a\":1}",
                "[]",
                "[1,[2]]",
                "1.5",
                "1.0",
                "1e2",
                "2147483648",
                "-2147483649",
                "9".repeat(5000),
                "\"\\u0000\"",
                "\"a\\nb\"",
                "\"\\u007f\"",
                "\"\u0085\"",
                "\"\\u009f\"",
                "\"\\ud800\"",
                "\"\\udc00\\ud800\"",
                "\"\uFFFE\"",
                "\"\\ufdd0\"",
                "\"" + "x".repeat(1_100_000) + "\"")) {
            invalid.add(refused("\"note\":" + value, "note"));
        }
        for (String name : List.of("Note", "no_te", "no-te", "nöte", "no te", "data_base65", "traceParent")) {
            invalid.add(refused("\"" + name + "\":\"a\"", name));
            invalid.add(refused("\"" + name + "\":{}", name));
            invalid.add(refused("\"" + name + "\":null", name));
        }
        invalid.add(refused("\"\":\"a\"", "name ''"));
        invalid.add(refused("\"note\":1,\"note\":1", "note"));
        invalid.add(refused("\"note\":null,\"note\":\"a\"", "note"));
        invalid.add(refused("\"note\":\"a\",\"note\":null", "note"));
        invalid.add(refused("\"data\":1,\"data\":1", "data"));
        invalid.add(refused("\"data\":1,\"data_base64\":\"AA==\"", "data_base64"));
        invalid.add(refused("\"data_base64\":\"AA==\",\"data_base64\":\"AA==\"", "data_base64"));
        for (String base64 : List.of("\"*\"", "7", "{}", "[\"AA==\"]", "true")) {
            invalid.add(refused("\"data_base64\":" + base64, "data_base64"));
        }
        invalid.add(refused("\"datacontenttype\":\"text/plain\",\"data\":{}", "data"));
        invalid.add(refused("\"datacontenttype\":\"text/plain; charset=iso-8859-1\",\"data\":\"日\"", "data"));
        invalid.add(refused("\"datacontenttype\":{}", "datacontenttype"));
        invalid.add(refused("\"datacontenttype\":\"\"", "datacontenttype"));
        invalid.add(refused("\"subject\":\"\"", "subject"));
        invalid.add(refused("\"subject\":7", "subject"));
        invalid.add(refused("\"dataschema\":\"relative\"", "dataschema"));
        for (String time : List.of(
                "yesterday", "2022-02-24T13:25:16+0000", "2022-02-24", "2022-02-30T00:00:00Z", "", "1769860800")) {
            invalid.add(refused("\"time\":\"" + time + "\"", "time"));
        }
        for (String source : List.of("a b", "\\\"/s\\\"", "::", "%")) {
            invalid.add(arguments("{" + without("source") + ",\"source\":\"" + source + "\"}", "source"));
        }
        invalid.add(arguments("{" + without("specversion") + ",\"specversion\":\"0.3\"}", "specversion"));
        invalid.add(refused(
                IntStream.range(0, 300).mapToObj(i -> "\"x" + i + "\":1").collect(Collectors.joining(",")),
                "extensions"));
        for (String broken : List.of(
                "",
                " ",
                "{",
                "{" + REQUIRED,
                "{" + REQUIRED + ",}",
                "{" + REQUIRED + "}{}",
                "{" + REQUIRED + "} x",
                "{" + REQUIRED + ",\"data\":NaN}",
                "{" + REQUIRED + ",\"data\":01}",
                "{" + REQUIRED + ",\"data\":{\"a\":1,}}",
                "{" + REQUIRED + ",\"data\":'a'}",
                "{" + REQUIRED + "/**/}",
                "{" + REQUIRED + ",\"note\":\"a\tb\"}",
                "{" + REQUIRED + ",\"data\":" + "[".repeat(5000),
                "[{" + REQUIRED + "}]",
                "7",
                "null",
                "\"{}\"",
                "hello")) {
            invalid.add(arguments(broken, "event"));
        }
        return invalid;
    }

    private static Arguments with(String members, String data) {
        return arguments("{" + REQUIRED + "," + members + "}", data);
    }

    private static Arguments refused(String members, String names) {
        return arguments("{" + REQUIRED + "," + members + "}", names);
    }

    private static String without(String required) {
        return REQUIRED.replaceFirst("\"" + required + "\":\"[^\"]*\",?", "").replaceFirst(",$", "");
    }
}
