// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.loop;

/**
 * What a change is meant to improve. Changes can be told apart while both are on trial if their measures are of
 * different subjects.
 */
public enum LoopMeasure {
    /** The share of requests that are answered in time. */
    ATTAINMENT(Subject.REQUESTS),
    /** Answers of the Data service per second. */
    THROUGHPUT(Subject.REQUESTS),
    /** The share of requests whose answer is known. */
    HIT_RATE(Subject.CACHE),
    /** What the knob counts itself. */
    COUNTED(Subject.KNOB);

    /** What is measured. */
    enum Subject {
        REQUESTS,
        CACHE,
        KNOB
    }

    private final Subject subject;

    LoopMeasure(Subject subject) {
        this.subject = subject;
    }

    Subject subject() {
        return subject;
    }

    /** How much a cycle says about it; nothing if zero. */
    long weight(Observation observation) {
        return switch (this) {
            case ATTAINMENT -> observation.ended();
            case THROUGHPUT -> observation.answers();
            case HIT_RATE -> observation.lookups();
            case COUNTED -> 0;
        };
    }

    double value(Observation observation) {
        return switch (this) {
            case ATTAINMENT -> observation.attainment();
            case THROUGHPUT -> observation.throughput();
            case HIT_RATE -> observation.hitRate();
            case COUNTED -> 0;
        };
    }

    boolean isShare() {
        return this != THROUGHPUT;
    }
}
