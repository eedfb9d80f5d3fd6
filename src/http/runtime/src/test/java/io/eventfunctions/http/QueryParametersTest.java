package io.eventfunctions.http;

import java.util.Set;

import io.vertx.core.MultiMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What query parameters mean. */
class QueryParametersTest {

    private final MultiMap values = MultiMap.caseInsensitiveMultiMap();
    private final QueryParameters query = new QueryParameters(values);

    @Test
    void aFlagIsTrueIfItIsGivenWithoutAValue() {
        assertFalse(query.flag("dry-run"));
        values.set("dry-run", "");
        assertTrue(query.flag("dry-run"));
        values.set("dry-run", "true");
        assertTrue(query.flag("dry-run"));
        values.set("dry-run", "false");
        assertFalse(query.flag("dry-run"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "0", "yes", "True", " true"})
    void aFlagHasNoOtherValues(String value) {
        values.set("dry-run", value);
        assertRefused("'" + value + "' is neither true nor false: dry-run", () -> query.flag("dry-run"));
    }

    @Test
    void aParameterIsGivenOnce() {
        values.add("dry-run", "true").add("dry-run", "false");
        assertRefused("Query parameter 'dry-run' is given 2 times", () -> query.flag("dry-run"));
    }

    @Test
    void aNumberIsAboveZero() {
        assertEquals(7, query.number("rate", 7));
        values.set("rate", "3");
        assertEquals(3, query.number("rate", 7));
        values.set("rate", "-3");
        assertRefused("'-3' is not a whole number above 0", () -> query.number("rate", 7));
    }

    @Test
    void anUnknownParameterIsRefused() {
        values.set("dryrun", "true");
        assertRefused("Unknown query parameter 'dryrun'; there are [dry-run]", () -> query.require(Set.of("dry-run")));
    }

    private static void assertRefused(String detail, Runnable read) {
        ProblemException refused = assertThrows(ProblemException.class, read::run);
        assertEquals(detail, refused.problem().detail());
    }
}
