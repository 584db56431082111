// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.scheduler.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineTest {

    private static final Comparator<QueueNode<Integer>> OLDEST_FIRST =
            Comparator.<QueueNode<Integer>>comparingLong(node -> node.agesSince).thenComparingLong(node -> node.number);

    private final ModelLines<Integer> owner = new ModelLines<>("model");
    private final Line<Integer> line = new Line<>(owner, 5);
    private final List<QueueNode<Integer>> expected = new ArrayList<>();
    private long lastNumber;

    private QueueNode<Integer> node(long agesSince) {
        QueueNode<Integer> node = new ItemNode<>(QueueItem.of("model", TaskPriority.DEFAULT, 1), 0);
        node.enter(owner, 1, ++lastNumber, agesSince);
        return node;
    }

    private void insert(long agesSince) {
        QueueNode<Integer> node = node(agesSince);
        line.insert(node);
        expected.add(node);
        if (expected.size() > 1 && OLDEST_FIRST.compare(expected.get(expected.size() - 2), node) > 0) {
            expected.sort(OLDEST_FIRST);
        }
    }

    private void unlink(int index) {
        line.unlink(expected.remove(index));
    }

    private void verify() {
        List<QueueNode<Integer>> actual = new ArrayList<>();
        line.forEach(actual::add);
        assertThat(actual).isEqualTo(expected);
        assertThat(line.size).isEqualTo(expected.size());
        assertThat(line.first()).isSameAs(expected.isEmpty() ? null : expected.get(0));
        assertThat(line.last()).isSameAs(expected.isEmpty() ? null : expected.get(expected.size() - 1));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void staysInOrderWhoeverComesAndGoes(long seed) {
        Random random = new Random(seed);
        for (int step = 0; step < 4_000; step++) {
            boolean growing = step / 500 % 2 == 0;
            if (expected.isEmpty() || random.nextInt(10) < (growing ? 6 : 4)) {
                insert(random.nextInt(3) > 0 ? step : random.nextInt(step + 1));
            } else {
                unlink(random.nextBoolean() ? 0 : random.nextInt(expected.size()));
            }
            verify();
        }
    }

    @Test
    void isAsGoodAsNewWhenManyHaveLeft() {
        for (int i = 0; i < 5_000; i++) {
            insert(i);
        }
        while (!expected.isEmpty()) {
            unlink(expected.size() - 1);
        }
        verify();
        insert(2);
        insert(1);
        verify();
    }

    @Test
    void thoseWhoLeaveInBetweenMakeRoomForThoseWhoCome() {
        for (int i = 0; i < 64; i++) {
            insert(i);
        }
        for (int round = 0; round < 1_000; round++) {
            unlink(expected.size() / 2);
            insert(64 + round);
            verify();
        }
    }
}
