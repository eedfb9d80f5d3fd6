package io.eventfunctions.process;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.function.IntSupplier;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class FreePortTest {

    @Test
    void aPortIsNotOneThatSomebodyWhoAsksForAnyPortMayGet() {
        int port = FreePort.find();
        assertTrue(port >= 20_000 && port < 32_768, "port " + port);
    }

    @Test
    void aPortIsGivenOnce() {
        int given = FreePort.find();
        assertNotEquals(given, FreePort.find(firstOf(given)));
    }

    @Test
    void aPortThatAnotherProcessWasGivenIsNotGivenAgain() throws IOException {
        int port = FreePort.find();
        int next = port == 32_767 ? 20_000 : port + 1;
        try (DatagramSocket reservation = new DatagramSocket(next, InetAddress.getLoopbackAddress())) {
            assertNotEquals(reservation.getLocalPort(), FreePort.find(firstOf(next)));
        }
    }

    @Test
    void aPortThatSomebodyListensOnIsNotFree() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertNotEquals(server.getLocalPort(), FreePort.find(firstOf(server.getLocalPort())));
        }
    }

    @Test
    void whereNoPortIsFreeTheRangeIsTold() {
        int given = FreePort.find();
        assertEquals(
                "No free port was found between 20000 and 32767",
                assertThrows(IllegalStateException.class, () -> FreePort.find(() -> given))
                        .getMessage());
    }

    private static IntSupplier firstOf(int port) {
        return IntStream.concat(IntStream.of(port), IntStream.rangeClosed(20_000, 32_767))
                .iterator()::nextInt;
    }
}
