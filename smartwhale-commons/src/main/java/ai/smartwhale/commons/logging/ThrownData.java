// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.logging;

import ai.smartwhale.commons.InvalidValueException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A throwable as data, bounded in width and depth, so that it holds on to nothing of the program.
 *
 * @param type the name of its class
 * @param message its message, empty where it has none
 * @param frames the first frames of its stack trace, {@value #MOST_FRAMES} at most
 * @param omittedFrames how many frames were left out
 * @param cause what caused it, {@value #MOST_CAUSES} deep at most
 * @param suppressed what was suppressed by it, {@value #MOST_SUPPRESSED} at most
 */
public record ThrownData(
        String type,
        String message,
        List<StackTraceElement> frames,
        int omittedFrames,
        Optional<ThrownData> cause,
        List<ThrownData> suppressed) {

    /** Frames kept of one throwable. */
    public static final int MOST_FRAMES = 100;
    /** Causes kept, one below the other. */
    public static final int MOST_CAUSES = 16;
    /** Suppressed ones kept of each. */
    public static final int MOST_SUPPRESSED = 8;

    private static final int MOST_THROWABLES = 32;

    /**
     * Checks every component.
     *
     * @throws InvalidValueException if one is null, or the number of frames negative
     */
    public ThrownData {
        InvalidValueException.requirePresent("type", type);
        InvalidValueException.requirePresent("message", message);
        frames = List.copyOf(InvalidValueException.requirePresent("frames", frames));
        InvalidValueException.requireRange("omittedFrames", omittedFrames, 0, Integer.MAX_VALUE);
        InvalidValueException.requirePresent("cause", cause);
        suppressed = List.copyOf(InvalidValueException.requirePresent("suppressed", suppressed));
    }

    /**
     * Takes a throwable apart. Circles among causes are cut; a message that cannot be had is told in its place.
     *
     * @param throwable the throwable
     * @return the data
     */
    public static ThrownData of(Throwable throwable) {
        InvalidValueException.requirePresent("throwable", throwable);
        return of(throwable, Collections.newSetFromMap(new IdentityHashMap<>()), 0);
    }

    private static ThrownData of(Throwable throwable, Set<Throwable> seen, int depth) {
        seen.add(throwable);
        StackTraceElement[] stack = throwable.getStackTrace();
        int kept = Math.min(stack.length, MOST_FRAMES);
        return new ThrownData(
                throwable.getClass().getName(),
                messageOf(throwable),
                List.of(stack).subList(0, kept),
                stack.length - kept,
                causeOf(throwable, seen, depth),
                suppressedOf(throwable, seen, depth));
    }

    private static Optional<ThrownData> causeOf(Throwable throwable, Set<Throwable> seen, int depth) {
        Throwable cause = throwable.getCause();
        if (cause == null || depth + 1 >= MOST_CAUSES || seen.size() >= MOST_THROWABLES || seen.contains(cause)) {
            return Optional.empty();
        }
        return Optional.of(of(cause, seen, depth + 1));
    }

    private static List<ThrownData> suppressedOf(Throwable throwable, Set<Throwable> seen, int depth) {
        if (depth + 1 >= MOST_CAUSES) {
            return List.of();
        }
        return List.of(throwable.getSuppressed()).stream()
                .limit(MOST_SUPPRESSED)
                .filter(other -> seen.size() < MOST_THROWABLES && !seen.contains(other))
                .map(other -> of(other, seen, depth + 1))
                .toList();
    }

    private static String messageOf(Throwable throwable) {
        try {
            String message = throwable.getMessage();
            return message == null ? "" : message;
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError | LinkageError e) {
            return "[getMessage threw " + e.getClass().getName() + ']';
        }
    }
}
