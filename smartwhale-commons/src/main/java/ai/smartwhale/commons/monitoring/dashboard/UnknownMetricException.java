// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.monitoring.dashboard;

/** A query of a dashboard asks for a metric that is not exported, so that its panel would stay empty for ever. */
public final class UnknownMetricException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String query;
    private final String metric;

    /**
     * Creates the exception.
     *
     * @param query the query
     * @param metric the name in it that is not exported
     */
    public UnknownMetricException(String query, String metric) {
        super("the query " + query + " asks for " + metric + ", which is not exported");
        this.query = query;
        this.metric = metric;
    }

    /**
     * The query.
     *
     * @return as it was given
     */
    public String query() {
        return query;
    }

    /**
     * What is not exported.
     *
     * @return the name
     */
    public String metric() {
        return metric;
    }
}
