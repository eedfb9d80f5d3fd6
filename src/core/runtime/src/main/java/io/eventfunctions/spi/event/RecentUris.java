package io.eventfunctions.spi.event;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.concurrent.atomic.AtomicReferenceArray;

import org.jspecify.annotations.Nullable;

/** Reads URI references, and keeps some: the sources of events are few, and reading one costs as much as all other attributes. */
final class RecentUris {

    private static final int KEPT = 64;
    private static final int LONGEST_KEPT = 200;

    private static final AtomicReferenceArray<URI> RECENT = new AtomicReferenceArray<>(KEPT);

    private RecentUris() {}

    /** The URI reference in a text, or {@code null} if it is not one. */
    static @Nullable URI get(String text) {
        int place = text.hashCode() & KEPT - 1;
        URI recent = RECENT.getAcquire(place);
        if (recent != null && recent.toString().equals(text)) {
            return recent;
        }
        try {
            URI uri = new URI(text);
            if (text.length() <= LONGEST_KEPT) {
                RECENT.setRelease(place, uri);
            }
            return uri;
        } catch (URISyntaxException e) {
            return null;
        }
    }
}
