package io.eventfunctions.local.mapping;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * The {@code batchItemFailures} of an answer, read as AWS reads them: an empty answer or list is success, anything that doesn't
 * say which records failed is failure of all.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html#services-sqs-batchfailurereporting">
 *     AWS's conditions</a>
 */
public sealed interface ItemFailures {

    /**
     * These failed, none if it is empty.
     *
     * @param identifiers each {@code itemIdentifier}, as it is
     */
    record Reported(List<JsonNode> identifiers) implements ItemFailures {}

    /**
     * The answer can't be understood.
     *
     * @param why what is wrong with it
     */
    record Malformed(String why) implements ItemFailures {}

    /**
     * Reads an answer.
     *
     * @param payload null if the function answered nothing
     */
    static ItemFailures in(byte[] payload) {
        if (payload == null || payload.length == 0) {
            return new Reported(List.of());
        }
        JsonNode answer;
        try {
            answer = AwsJson.MAPPER.readTree(payload);
        } catch (IOException e) {
            return new Malformed("its answer isn't JSON");
        }
        if (emptyOrMissing(answer)) {
            return new Reported(List.of());
        }
        return answer.isObject()
                ? listed(answer.get("batchItemFailures"))
                : new Malformed("its answer is no JSON object with batchItemFailures");
    }

    private static ItemFailures listed(JsonNode failures) {
        if (failures == null || emptyOrMissing(failures)) {
            return new Reported(List.of());
        }
        if (!failures.isArray()) {
            return new Malformed("batchItemFailures in its answer is no list");
        }
        List<JsonNode> identifiers = new ArrayList<>();
        for (JsonNode failure : failures) {
            JsonNode identifier = failure.path("itemIdentifier");
            if (emptyOrMissing(identifier)) {
                return new Malformed("batchItemFailures in its answer has an entry without itemIdentifier: " + failure);
            }
            identifiers.add(identifier);
        }
        return new Reported(identifiers);
    }

    private static boolean emptyOrMissing(JsonNode node) {
        return node.isMissingNode()
                || node.isNull()
                || node.isContainerNode() && node.isEmpty()
                || node.isTextual() && node.textValue().isEmpty();
    }
}
