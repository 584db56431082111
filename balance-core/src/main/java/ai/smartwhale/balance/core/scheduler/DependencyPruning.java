// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.scheduler;

import java.util.stream.IntStream;

/** Copies a book without what nobody needs any more. */
final class DependencyPruning {

    private DependencyPruning() {}

    static DependencyBook withoutEnded(DependencyBook book, DependencyResolverConfig config) {
        DependencyBook kept = new DependencyBook(config);
        boolean[] keep = new boolean[book.size()];
        int[] numbers = new int[book.size()];
        for (int number = 0; number < book.size(); number++) {
            keep[number] = !book.entry(number).state.isFinal() || someoneWaits(book, number);
            if (keep[number]) {
                DependencyBook.Entry old = book.entry(number);
                numbers[number] = kept.intern(old.id);
                DependencyBook.Entry copy = kept.entry(numbers[number]);
                copy.state = old.state;
                copy.expectedNanos = old.expectedNanos;
                copy.open = old.open;
            }
        }
        for (int number = 0; number < book.size(); number++) {
            if (keep[number]) {
                int before = numbers[number];
                IntStream.of(book.graph.after(number))
                        .filter(after -> keep[after])
                        .forEach(after -> kept.graph.addEdge(before, numbers[after]));
            }
        }
        if (!kept.guard.adopt().isEmpty()) {
            throw new IllegalStateException("a part of a graph without circles has one");
        }
        return kept;
    }

    private static boolean someoneWaits(DependencyBook book, int number) {
        return IntStream.of(book.graph.after(number))
                .anyMatch(after -> !book.entry(after).state.isFinal());
    }
}
