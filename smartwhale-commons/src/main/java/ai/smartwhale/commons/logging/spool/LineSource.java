// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.logging.spool;

import java.util.List;

/** Where the lines to deliver come from. Called by one thread. */
public interface LineSource {

    /**
     * Takes lines out, in order.
     *
     * @param into receives them
     * @param maxLines how many at most
     * @param maxBytes stop when they are this long together
     */
    void drain(List<LogLine> into, int maxLines, long maxBytes);

    /**
     * Whether more waits there than is good.
     *
     * @return true where it should be emptied onto disk, even while the other side answers
     */
    boolean pressed();
}
