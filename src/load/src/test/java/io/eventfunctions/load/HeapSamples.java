package io.eventfunctions.load;

import java.util.ArrayList;
import java.util.List;

/** What was in use after full collections, in the order in which they happened, in MiB. */
final class HeapSamples {

    private final List<Integer> samples = new ArrayList<>();

    void add(int mebibytes) {
        samples.add(mebibytes);
    }

    /** The median of the first quarter: the application is warm, and its bounded memories are full, before the middle of it. */
    int atBeginning() {
        return median(samples.subList(0, quarter()));
    }

    /** The median of the last quarter. */
    int atEnd() {
        return median(samples.subList(samples.size() - quarter(), samples.size()));
    }

    private int quarter() {
        return (samples.size() + 3) / 4;
    }

    private static int median(List<Integer> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
    }

    @Override
    public String toString() {
        return samples.toString();
    }
}
