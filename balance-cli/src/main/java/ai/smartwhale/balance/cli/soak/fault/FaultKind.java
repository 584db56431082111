// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli.soak.fault;

import ai.smartwhale.commons.InvalidValueException;
import java.util.Arrays;
import java.util.stream.Collectors;

/** What can go wrong in a soak. */
public enum FaultKind {
    /** A broker goes without a word, and returns. */
    BROKER_KILL("broker-kill", true),
    /** Redis is killed, and returns empty. */
    REDIS_KILL("redis-kill", false),
    /** The Data service is closed, and opened again. */
    DATA_OUTAGE("data-outage", true),
    /** The Data service takes longer. */
    DATA_SLOW("data-slow", true),
    /** Records that nobody can read lie on the topics. */
    POISON("poison", false),
    /** Answers that nobody can read. */
    GARBAGE("garbage-answers", true),
    /** Answers after their deadline. */
    LATE("late-answers", true),
    /** Answers twice. */
    TWICE("twice-answers", false),
    /** Answers on the topic of another model. */
    MISDIRECTED("misdirected-answers", true),
    /** The answer to one under the id of another. */
    MIXED_UP("mixed-up-answers", true),
    /** The clock of one instance is wrong. */
    CLOCK_JUMP("clock-jump", false),
    /** A part of the heap is taken. */
    MEMORY("memory-pressure", false),
    /** An instance is closed, and opened again. */
    REOPEN("instance-reopen", true);

    private final String label;
    private final boolean hindering;

    FaultKind(String label, boolean hindering) {
        this.label = label;
        this.hindering = hindering;
    }

    /**
     * Its name for people.
     *
     * @return such as {@code broker-kill}
     */
    public String label() {
        return label;
    }

    /**
     * Whether answers may fail to come as long as it lasts, so that shares cannot be judged.
     *
     * @return true where even a perfect Balance cannot answer everybody
     */
    public boolean hindering() {
        return hindering;
    }

    /**
     * Finds a kind by its name.
     *
     * @param label such as {@code broker-kill}
     * @return the kind
     * @throws InvalidValueException if there is none
     */
    public static FaultKind of(String label) {
        return Arrays.stream(values())
                .filter(kind -> kind.label.equalsIgnoreCase(label.strip()))
                .findFirst()
                .orElseThrow(() -> new InvalidValueException("fault", label, names()));
    }

    /**
     * All names.
     *
     * @return with commas between them
     */
    public static String names() {
        return Arrays.stream(values()).map(FaultKind::label).collect(Collectors.joining(", "));
    }
}
