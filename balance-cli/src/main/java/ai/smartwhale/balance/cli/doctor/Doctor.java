// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Examines a cluster from all sides. A check that fails does not stop the others. */
public final class Doctor {

    private Doctor() {}

    /**
     * Examines a cluster.
     *
     * @param patient the cluster
     * @param probe whether a topic may be made, written, read and deleted to try these out
     * @param progress is told what is looked at
     * @return the findings, in the order of the checks
     * @throws InterruptedException if the thread is interrupted
     */
    public static List<Finding> examine(Patient patient, boolean probe, Consumer<String> progress)
            throws InterruptedException {
        List<Check> checks = new ArrayList<>(List.of(
                new ClusterCheck(), new TopicsCheck(), new CompressionCheck(), new PermissionsCheck(), new LagCheck()));
        if (probe) {
            checks.add(new ProbeCheck());
        }
        List<Finding> findings = new ArrayList<>();
        for (Check check : checks) {
            progress.accept(check.name());
            findings.addAll(examine(check, patient));
        }
        return findings;
    }

    private static List<Finding> examine(Check check, Patient patient) throws InterruptedException {
        try {
            return check.examine(patient);
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            return List.of(Advice.on(check.name(), e));
        }
    }
}
