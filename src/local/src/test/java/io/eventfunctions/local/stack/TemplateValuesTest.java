package io.eventfunctions.local.stack;

import java.util.Map;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What a template's values stand for in its stack. */
class TemplateValuesTest {

    private static final String TOPIC = "arn:aws:sns:eu-central-1:42:dev-orders";

    private final TemplateValues values = new TemplateValues(
            "shop",
            "eu-central-1",
            Map.of("Environment", "dev"),
            Map.of(
                    "Queue",
                    new StackResource("Queue", "AWS::SQS::Queue", "https://sqs.eu-central-1.amazonaws.com/42/dev-paid"),
                    "Topic",
                    new StackResource("Topic", "AWS::SNS::Topic", TOPIC)));

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            "text"                                          | text
            true                                            | true
            {"Ref":"Environment"}                           | dev
            {"Ref":"Topic"}                                 | arn:aws:sns:eu-central-1:42:dev-orders
            {"Ref":"Queue"}                                 | https://sqs.eu-central-1.amazonaws.com/42/dev-paid
            {"Ref":"AWS::Region"}                           | eu-central-1
            {"Ref":"AWS::AccountId"}                        | 42
            {"Fn::GetAtt":["Queue","Arn"]}                  | arn:aws:sqs:eu-central-1:42:dev-paid
            {"Fn::GetAtt":"Queue.QueueName"}                | dev-paid
            {"Fn::GetAtt":["Topic","TopicName"]}            | dev-orders
            {"Fn::Sub":"${AWS::StackName}-${Queue.QueueName}-${!x}"} | shop-dev-paid-${x}
            {"Fn::Join":["-",["a",{"Ref":"Environment"}]]}  | a-dev
            """)
    void aValueIsWhatItStandsFor(String value, String text) throws Exception {
        assertEquals(text, values.text(new ObjectMapper().readTree(value)));
    }

    @Test
    void whatIsNotKnownIsSaid() throws Exception {
        var value = new ObjectMapper().readTree("{\"Fn::ImportValue\":\"other-stack\"}");
        String said = assertThrows(IllegalStateException.class, () -> values.text(value))
                .getMessage();
        assertTrue(said.contains("{\"Fn::ImportValue\":\"other-stack\"}"), said);
    }
}
