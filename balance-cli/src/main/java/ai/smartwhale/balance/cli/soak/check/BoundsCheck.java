// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli.soak.check;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What is bounded never exceeds its bound. Thread-safe. */
public final class BoundsCheck {

    private final String promise;
    private final Findings findings = new Findings();
    private final Map<String, Long> largest = new TreeMap<>();
    private final Map<String, Long> bounds = new TreeMap<>();
    private long checked;

    /**
     * One that has seen nothing.
     *
     * @param promise what is promised
     */
    public BoundsCheck(String promise) {
        this.promise = promise;
    }

    /**
     * Looks at a value.
     *
     * @param name what it is
     * @param value how large it is
     * @param bound how large it may be
     */
    public synchronized void observe(String name, long value, long bound) {
        checked++;
        largest.merge(name, value, Math::max);
        bounds.put(name, bound);
        if (value > bound) {
            findings.add(name + " is " + value + ", allowed " + bound);
        }
    }

    /**
     * Judges.
     *
     * @return the verdict
     */
    public synchronized Verdict verdict() {
        String seen = largest.entrySet().stream()
                .map(entry -> entry.getKey() + " at most " + entry.getValue() + " of " + bounds.get(entry.getKey()))
                .collect(Collectors.joining(", "));
        return Verdict.of(promise, checked, findings, seen);
    }
}
