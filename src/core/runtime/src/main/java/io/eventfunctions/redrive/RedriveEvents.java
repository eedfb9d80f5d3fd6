package io.eventfunctions.redrive;

import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;

import io.eventfunctions.DeadLetter;
import io.eventfunctions.Extensions;
import io.eventfunctions.channel.OutgoingChannels;
import io.eventfunctions.function.ApplicationName;
import io.eventfunctions.function.FunctionIndex;
import io.eventfunctions.i18n.CoreMessages;

/** Makes of a dead letter the event that goes back: the original one, marked for the function that failed and its application. */
@ApplicationScoped
public class RedriveEvents {

    private static final List<String> LEFT_BEHIND = List.of(
            Extensions.DEAD_LETTER_REASON,
            Extensions.DEAD_LETTER_CHANNEL,
            Extensions.DEAD_LETTER_ERROR,
            Extensions.DEAD_LETTER_MESSAGE,
            Extensions.DEAD_LETTER_ATTEMPTS,
            Extensions.DEAD_LETTER_TIME,
            Extensions.EXPIRY_TIME);

    private final FunctionIndex functions;
    private final ApplicationName application;
    private final OutgoingChannels outgoing;
    private final int most;

    RedriveEvents(
            FunctionIndex functions, ApplicationName application, OutgoingChannels outgoing, DeadLetterConfig config) {
        this.application = application;
        this.functions = functions;
        this.outgoing = outgoing;
        this.most = config.maxRedrives();
    }

    /** Why the letter can't go back, if it can't. */
    Optional<String> refusal(DeadLetter letter) {
        if (letter.function().isEmpty() || letter.channel().isEmpty()) {
            return Optional.of(CoreMessages.CHANNEL.noFunctionFailed());
        }
        if (!application.owns(letter.event())) {
            return Optional.of(CoreMessages.CHANNEL.ofOtherApplication(
                    letter.event().getExtension(Extensions.DEAD_LETTER_APPLICATION)));
        }
        String channel = letter.channel().get();
        if (!exists(channel, of(letter))) {
            return Optional.of(
                    CoreMessages.CHANNEL.noSuchFunction(letter.function().get(), channel));
        }
        Object missing = letter.event().getExtension(Extensions.DEAD_LETTER_DATA_SIZE);
        if (missing != null) {
            return Optional.of(CoreMessages.CHANNEL.incompleteDeadLetter(missing));
        }
        if (letter.redrives() >= most) {
            return Optional.of(CoreMessages.CHANNEL.redriveLimit(letter.redrives()));
        }
        return outgoing.refusal(channel);
    }

    CloudEvent of(DeadLetter letter) {
        CloudEventBuilder event = CloudEventBuilder.from(letter.event());
        LEFT_BEHIND.forEach(event::withoutExtension);
        return application.mark(event.withExtension(Extensions.DEAD_LETTER_REDRIVES, letter.redrives() + 1)
                .build());
    }

    private boolean exists(String channel, CloudEvent event) {
        return functions.channels().contains(channel)
                && !functions.on(channel).wanting(event).isEmpty();
    }
}
