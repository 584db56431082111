// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.scheduler.queue;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one model has in the queue: a line on each level where it ever had something, and the sums for its bounds. */
final class ModelLines<T> {

    final String model;

    /** All of its items, delayed ones included, and their bytes. */
    int items;

    long bytes;

    /** A bit for each level whose line is not empty. */
    int busyLevels;

    private final @Nullable Line<T>[] lines = newLines();

    ModelLines(String model) {
        this.model = model;
    }

    Line<T> line(int level) {
        Line<T> line = lines[level - 1];
        if (line == null) {
            line = new Line<>(this, level);
            lines[level - 1] = line;
        }
        return line;
    }

    /** The lines that were ever used. */
    List<Line<T>> used() {
        List<Line<T>> used = new ArrayList<>();
        for (Line<T> line : lines) {
            if (line != null) {
                used.add(line);
            }
        }
        return used;
    }

    @SuppressWarnings("unchecked") // an array that only ever holds lines of this model
    private static <T> @Nullable Line<T>[] newLines() {
        return (@Nullable Line<T>[]) new Line<?>[TaskPriority.LEVELS];
    }
}
