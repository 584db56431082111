// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.federation;

/**
 * What a {@link FlightJoining} did.
 *
 * @param marked requests sent under a mark, so that others could join them
 * @param spared requests sent without a mark, because no other instance lives, or marks met nobody lately
 * @param joined requests answered by what another instance had asked
 * @param handed instances to which answers were handed
 * @param orphaned requests that waited for another instance in vain, since it died, failed or took too long
 * @param unreachable requests sent without a mark, because Redis did not answer in time, or went away
 * @param refused requests sent without a mark, because a bound was reached
 * @param unreadable answers of others that were damaged, forged, or could not be opened
 * @param lost marks that ended before their flight, because this instance did not renew them in time
 * @param marks marks held now
 * @param waiting requests that wait for other instances now
 */
public record JoinStatistics(
        long marked,
        long spared,
        long joined,
        long handed,
        long orphaned,
        long unreachable,
        long refused,
        long unreadable,
        long lost,
        int marks,
        int waiting) {

    /** Of who never joined anybody. */
    public static final JoinStatistics NONE = new JoinStatistics(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
}
