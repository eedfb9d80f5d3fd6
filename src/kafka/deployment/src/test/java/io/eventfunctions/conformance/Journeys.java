package io.eventfunctions.conformance;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

import io.eventfunctions.EventType;
import io.eventfunctions.PartitionKey;

/** A payload with everything that a payload may hold. */
public final class Journeys {

    private Journeys() {}

    /** What a superclass holds is of a type that only the payload knows. */
    public abstract static class Booked<T> {

        private T by;

        public T getBy() {
            return by;
        }

        public void setBy(T by) {
            this.by = by;
        }
    }

    public record Traveller(String name, Optional<Card> card) {}

    public record Card(String number) {}

    public enum Kind {
        WORK,
        LEISURE
    }

    public record Leg(Place from, Place to, Instant departure) {}

    public record Place(String name) {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME)
    @JsonSubTypes(@JsonSubTypes.Type(value = Single.class, name = "single"))
    public sealed interface Fare permits Single, Season, Group {}

    public record Single(int cents) implements Fare {}

    public record Season(Zone[] zones) implements Fare {}

    public record Zone(int number) {}

    /** Made of something that it doesn't show. */
    public static final class Group implements Fare {

        private final int size;

        @JsonCreator
        public Group(@JsonProperty("party") Party party) {
            size = party.names().size();
        }

        public int getSize() {
            return size;
        }
    }

    public record Party(List<String> names) {}

    /** A value with a note about it. */
    public record Noted<T>(T value, Note note) {}

    public record Note(String text) {}

    public record Stamp(Instant time) {}

    /** The payload. */
    @EventType("io.eventfunctions.conformance.journey")
    public static class Journey extends Booked<Traveller> {

        @PartitionKey
        private String id;

        private Kind kind;
        private List<Leg> legs;
        private Map<String, List<Fare>> fares;
        private Noted<Stamp> stamp;

        public String getId() {
            return id;
        }

        public Kind getKind() {
            return kind;
        }

        public List<Leg> getLegs() {
            return legs;
        }

        public Map<String, List<Fare>> getFares() {
            return fares;
        }

        public Noted<Stamp> getStamp() {
            return stamp;
        }
    }
}
