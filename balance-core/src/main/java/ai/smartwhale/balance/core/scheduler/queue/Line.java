// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.scheduler.queue;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The ready items of one model on one level, the oldest first; and what its lane knows about their turn. */
final class Line<T> {

    final ModelLines<T> owner;
    final int level;

    /** The start tag of the next item; of a line that is empty, the finish tag of its last one. */
    double start;

    /** The order in which lines became busy, which decides between equal start tags. */
    long activation;

    /** Its place in the heap of its lane, or -1 while it is empty. */
    int index = -1;

    int size;

    @Nullable
    QueueNode<T> first;

    @Nullable
    QueueNode<T> last;

    Line(ModelLines<T> owner, int level) {
        this.owner = owner;
        this.level = level;
    }

    /** Most go to the back; one that brings an age with it is looked for from both ends at once. */
    void insert(QueueNode<T> node) {
        QueueNode<T> fromBack = last;
        QueueNode<T> fromFront = first;
        while (fromBack != null && fromFront != null) {
            if (!node.goesBefore(fromBack)) {
                linkAfter(node, fromBack);
                return;
            }
            if (node.goesBefore(fromFront)) {
                linkAfter(node, fromFront.before);
                return;
            }
            fromBack = fromBack.before;
            fromFront = fromFront.behind;
        }
        linkAfter(node, null);
    }

    private void linkAfter(QueueNode<T> node, @Nullable QueueNode<T> before) {
        QueueNode<T> behind = before == null ? first : before.behind;
        node.before = before;
        node.behind = behind;
        if (before == null) {
            first = node;
        } else {
            before.behind = node;
        }
        if (behind == null) {
            last = node;
        } else {
            behind.before = node;
        }
        size++;
    }

    void unlink(QueueNode<T> node) {
        if (node.before == null) {
            first = node.behind;
        } else {
            node.before.behind = node.behind;
        }
        if (node.behind == null) {
            last = node.before;
        } else {
            node.behind.before = node.before;
        }
        node.before = null;
        node.behind = null;
        size--;
    }

    void forEach(Consumer<? super QueueNode<T>> action) {
        for (QueueNode<T> node = first; node != null; node = node.behind) {
            action.accept(node);
        }
    }
}
