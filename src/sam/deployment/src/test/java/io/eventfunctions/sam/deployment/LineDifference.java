package io.eventfunctions.sam.deployment;

import java.util.ArrayList;
import java.util.List;

/** Which lines of a text were removed and which were added, by the longest common subsequence. */
final class LineDifference {

    private LineDifference() {}

    /** The lines that differ, in order, each with - or + before it. */
    static List<String> difference(String before, String after) {
        List<String> one = before.lines().toList();
        List<String> other = after.lines().toList();
        int[][] common = new int[one.size() + 1][other.size() + 1];
        for (int i = one.size() - 1; i >= 0; i--) {
            for (int j = other.size() - 1; j >= 0; j--) {
                common[i][j] = one.get(i).equals(other.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        List<String> difference = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < one.size() || j < other.size()) {
            if (i < one.size() && j < other.size() && one.get(i).equals(other.get(j))) {
                i++;
                j++;
            } else if (i < one.size() && (j == other.size() || common[i + 1][j] >= common[i][j + 1])) {
                difference.add("-" + one.get(i++));
            } else {
                difference.add("+" + other.get(j++));
            }
        }
        return difference;
    }
}
