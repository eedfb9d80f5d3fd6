package io.eventfunctions.process;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.IntSupplier;

/**
 * Finds ports on loopback that nobody listens on. They lie below those that operating systems give to those who ask for any
 * port, so that no connection or other server takes one before its server does. Between the processes that find ports here, such
 * as tests that run side by side, a port is reserved by the UDP socket of the same number, which ends with its process.
 *
 * @see <a href="https://docs.kernel.org/networking/ip-sysctl.html">{@code ip_local_port_range} of Linux</a>
 */
public final class FreePort {

    private static final int FIRST = 20_000;
    private static final int LAST = 32_767;
    private static final int TRIALS = 1_000;
    private static final Queue<DatagramSocket> RESERVATIONS = new ConcurrentLinkedQueue<>();

    private FreePort() {}

    /**
     * A port that was free just now, and that neither this process nor another one that is still running has been given before.
     *
     * @throws IllegalStateException if there seems to be none
     */
    public static int find() {
        return find(() -> ThreadLocalRandom.current().nextInt(FIRST, LAST + 1));
    }

    static int find(IntSupplier candidates) {
        for (int trial = 0; trial < TRIALS; trial++) {
            int port = candidates.getAsInt();
            if (isFree(port) && reserve(port)) {
                return port;
            }
        }
        throw new IllegalStateException("No free port was found between %d and %d".formatted(FIRST, LAST));
    }

    private static boolean reserve(int port) {
        try {
            return RESERVATIONS.add(new DatagramSocket(port, InetAddress.getLoopbackAddress()));
        } catch (IOException reserved) {
            return false;
        }
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
