package com.mailboxkit.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Samples, and the smallest one that a share of them does not exceed.
final class Percentiles {

    private final List<Double> samples = new ArrayList<>();

    void add(double sample) {
        samples.add(sample);
    }

    int count() {
        return samples.size();
    }

    double median() {
        return percentile(50);
    }

    /// @param percent above 0, up to 100
    double percentile(double percent) {
        if (samples.isEmpty()) {
            throw new IllegalStateException("There are no samples");
        }
        var sorted = new ArrayList<>(samples);
        Collections.sort(sorted);
        return sorted.get((int) Math.ceil(percent / 100 * sorted.size()) - 1);
    }
}
