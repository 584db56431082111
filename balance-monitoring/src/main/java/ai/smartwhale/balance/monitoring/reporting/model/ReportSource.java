// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.reporting.model;

/** Something that has a section in reports: metrics, alerts, quality, resources. Safe for use by many threads. */
public interface ReportSource {

    /**
     * Its name, for messages about it.
     *
     * @return a short name
     */
    String name();

    /**
     * Tells what it knows of a period.
     *
     * @param request the period and the language
     * @return the content; a source that throws gets a section that says so
     */
    SectionContent read(ReportRequest request);
}
