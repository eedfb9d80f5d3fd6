package io.eventfunctions.delivery;

import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;

import io.eventfunctions.Extensions;

/** What is left out of a dead letter that its channel finds too large, step by step; each step includes those before it. */
enum SmallerDeadLetter implements UnaryOperator<CloudEvent> {

    /** The message of the exception is shortened. */
    SHORT_MESSAGE {
        @Override
        public CloudEvent apply(CloudEvent letter) {
            Object message = letter.getExtension(Extensions.DEAD_LETTER_MESSAGE);
            return message == null || message.toString().length() <= SHORT
                    ? letter
                    : CloudEventBuilder.from(letter)
                            .withExtension(
                                    Extensions.DEAD_LETTER_MESSAGE,
                                    DeadLetterEvents.shortened(message.toString(), SHORT))
                            .build();
        }
    },

    /** The data is left out, and its size is kept. */
    WITHOUT_DATA {
        @Override
        public CloudEvent apply(CloudEvent letter) {
            return letter.getData() == null
                    ? letter
                    : CloudEventBuilder.from(letter)
                            .withoutData()
                            .withExtension(
                                    Extensions.DEAD_LETTER_DATA_SIZE,
                                    letter.getData().toBytes().length)
                            .build();
        }
    },

    /** Of the extension attributes only ours are left; optional attributes are left out. */
    WITHOUT_FURTHER_ATTRIBUTES {
        @Override
        public CloudEvent apply(CloudEvent letter) {
            CloudEventBuilder smaller = CloudEventBuilder.from(letter)
                    .withSubject(null)
                    .withDataSchema(null)
                    .withExtension(
                            Extensions.DEAD_LETTER_DATA_SIZE,
                            letter.getExtension(Extensions.DEAD_LETTER_DATA_SIZE) instanceof Number size ? size : 0);
            List.copyOf(letter.getExtensionNames()).stream()
                    .filter(name -> !KEPT.contains(name))
                    .forEach(smaller::withoutExtension);
            return smaller.build();
        }
    };

    private static final int SHORT = 100;

    private static final Set<String> KEPT = Set.of(
            Extensions.DEAD_LETTER_REASON,
            Extensions.DEAD_LETTER_FUNCTION,
            Extensions.DEAD_LETTER_CHANNEL,
            Extensions.DEAD_LETTER_ERROR,
            Extensions.DEAD_LETTER_MESSAGE,
            Extensions.DEAD_LETTER_ATTEMPTS,
            Extensions.DEAD_LETTER_TIME,
            Extensions.DEAD_LETTER_REDRIVES,
            Extensions.DEAD_LETTER_DATA_SIZE);
}
