package io.eventfunctions.rabbitmq;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Return;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.junit.jupiter.api.Test;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

class PublisherConfirmsTest {

    private final PublisherConfirms confirmations = new PublisherConfirms();
    private final Channel first = channel();
    private final Channel second = channel();

    @Test
    void nothingIsSentWithoutAnAmqpChannel() {
        add("a");
        assertNull(confirmations.next());
    }

    @Test
    void aNumberConfirmsOneMessageOrAllUpToIt() {
        add("a", "b", "c", "d");
        confirmations.opened(first);
        assertEquals(List.of("a", "b", "c", "d"), sent());
        assertEquals(List.of("b"), texts(confirmations.take(first, 2, false)));
        assertEquals(List.of("a", "c"), texts(confirmations.take(first, 3, true)));
        assertEquals(List.of(), texts(confirmations.take(first, 3, true)));
    }

    @Test
    void unconfirmedMessagesAreSentAgainBeforeAllOthers() {
        add("a", "b", "c");
        confirmations.opened(first);
        sent();
        confirmations.take(first, 2, false);
        confirmations.lost(first);
        add("d");
        confirmations.opened(second);
        assertEquals(List.of("a", "c", "d"), sent());
    }

    @Test
    void aNumberOfAClosedAmqpChannelConfirmsNothingOnTheNext() {
        add("a");
        confirmations.opened(first);
        sent();
        confirmations.lost(first);
        confirmations.opened(second);
        sent();
        assertEquals(List.of(), texts(confirmations.take(first, 1, true)));
        confirmations.lost(first);
        assertEquals(List.of("a"), texts(confirmations.take(second, 1, false)));
    }

    @Test
    void aMessageThatCannotBeSentUsesNoNumber() {
        add("a", "b");
        confirmations.opened(first);
        confirmations.notSent(confirmations.next());
        assertEquals(List.of("b"), sent());
        assertEquals(List.of("b"), texts(confirmations.take(first, 1, false)));
    }

    @Test
    void aReturnedMessageIsFoundAmongTheUnconfirmed() {
        add("a", "b");
        confirmations.opened(first);
        sent();
        confirmations.returned(new Return(312, "NO_ROUTE", "e", "k", new AMQP.BasicProperties(), "b".getBytes(UTF_8)));
        List<OutgoingMessage> all = confirmations.takeUnconfirmed(first);
        assertNull(all.get(0).returned());
        assertEquals("NO_ROUTE", all.get(1).returned());
    }

    private void add(String... texts) {
        for (String text : texts) {
            AmqpMessage message = new AmqpMessage(
                    new AMQP.BasicProperties.Builder().headers(Map.of()).build(), text.getBytes(UTF_8), null);
            confirmations.add(new OutgoingMessage(Message.of(message)));
        }
    }

    private List<String> sent() {
        List<OutgoingMessage> sent = new ArrayList<>();
        for (PublisherConfirms.Sending next = confirmations.next(); next != null; next = confirmations.next()) {
            sent.add(next.message());
        }
        return texts(sent);
    }

    private static List<String> texts(List<OutgoingMessage> messages) {
        return messages.stream()
                .map(message -> new String(message.amqp().body(), UTF_8))
                .toList();
    }

    /** Compared by identity. */
    private static Channel channel() {
        return (Channel) Proxy.newProxyInstance(
                PublisherConfirmsTest.class.getClassLoader(),
                new Class<?>[] {Channel.class},
                (proxy, method, arguments) -> {
                    throw new UnsupportedOperationException(method.getName());
                });
    }
}
