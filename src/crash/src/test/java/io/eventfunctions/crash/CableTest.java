package io.eventfunctions.crash;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

class CableTest {

    private ServerSocket server;
    private Cable cable;

    @BeforeEach
    void layCable() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        CompletableFuture.runAsync(this::echo);
        cable = Cable.to(server.getLocalPort());
    }

    @AfterEach
    void close() throws IOException {
        cable.close();
        server.close();
    }

    @Test
    void carriesInBothDirections() throws IOException {
        try (Socket client = connect()) {
            assertEquals('a', echoOf('a', client));
            assertEquals(1, cable.connections());
        }
    }

    @Test
    void aCutResetsWhatIsConnectedAndCarriesWhatConnectsAfterwards() throws IOException {
        try (Socket before = connect()) {
            echoOf('a', before);
            cable.cut();
            assertThrows(SocketException.class, () -> before.getInputStream().read());
        }
        try (Socket after = connect()) {
            assertEquals('b', echoOf('b', after));
        }
    }

    @Test
    void whatIsRefusedCanConnectWhenItIsRestored() throws IOException {
        cable.refuse();
        assertThrows(ConnectException.class, this::connect);
        cable.restore();
        try (Socket client = connect()) {
            assertEquals('a', echoOf('a', client));
        }
    }

    @Test
    void aStallHoldsUpWhatArrivesWhenItIsRestored() throws IOException {
        try (Socket client = connect()) {
            echoOf('a', client);
            cable.stall();
            client.setSoTimeout(100);
            assertThrows(SocketTimeoutException.class, () -> echoOf('b', client));
            cable.restore();
            client.setSoTimeout(0);
            assertEquals('b', client.getInputStream().read());
        }
    }

    private Socket connect() throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), cable.port());
    }

    private static int echoOf(char sent, Socket client) throws IOException {
        client.getOutputStream().write(sent);
        return client.getInputStream().read();
    }

    private void echo() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                CompletableFuture.runAsync(() -> {
                    try (client) {
                        client.getInputStream().transferTo(client.getOutputStream());
                    } catch (IOException e) {
                        // Reset.
                    }
                });
            } catch (IOException e) {
                // The test has ended.
            }
        }
    }
}
