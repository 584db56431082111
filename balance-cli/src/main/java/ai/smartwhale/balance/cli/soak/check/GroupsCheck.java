// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli.soak.check;

import ai.smartwhale.commons.concurrent.Ticker;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Members of consumer groups are back within a time after whatever drove them out. Not thread-safe. */
public final class GroupsCheck {

    private final Ticker ticker;
    private final Duration patience;
    private final Findings findings = new Findings();
    private final Map<String, Integer> expected = new HashMap<>();
    private final Map<String, Long> missingSince = new HashMap<>();
    private long checked;
    private long longest;

    /**
     * One that expects nothing yet.
     *
     * @param ticker tells the time
     * @param patience how long members may be missing after the last fault
     */
    public GroupsCheck(Ticker ticker, Duration patience) {
        this.ticker = ticker;
        this.patience = patience;
    }

    /**
     * Looks at the groups in calm or while something is wrong. The most members that a group ever had are expected
     * again.
     *
     * @param members the members of each group
     * @param fault whether something is wrong, so that members may be missing
     */
    public void observe(Map<String, Integer> members, boolean fault) {
        long now = ticker.nanoTime();
        members.forEach((group, count) -> expected.merge(group, count, Math::max));
        checked++;
        expected.forEach((group, count) -> {
            int here = members.getOrDefault(group, 0);
            if (here >= count || fault) {
                missingSince.remove(group);
                return;
            }
            long since = missingSince.computeIfAbsent(group, name -> now);
            longest = Math.max(longest, now - since);
            if (now - since > patience.toNanos()) {
                findings.add(group + " has " + here + " of " + count + " members for "
                        + Duration.ofNanos(now - since).toSeconds() + " s");
                missingSince.put(group, now);
            }
        });
    }

    /**
     * Judges.
     *
     * @return the verdict
     */
    public Verdict verdict() {
        return Verdict.of(
                "members of consumer groups are back within " + patience.toSeconds() + " s of calm",
                expected.isEmpty() ? 0 : checked,
                findings,
                expected.size() + " groups, longest without a member in calm "
                        + Duration.ofNanos(longest).toSeconds() + " s");
    }
}
