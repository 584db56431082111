// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.demand;

/**
 * What a model will need of one kind of data.
 *
 * @param kind which
 * @param requests the expected number
 * @param lower what it is above with 95 %
 * @param upper what it stays below with the configured level
 * @param bytes expected; 0 while no answer was seen
 * @param share of all requests of the model lately, 0 to 1
 * @param basis what the forecast rests on
 */
public record DataNeedForecast(
        DataKind kind, double requests, double lower, double upper, double bytes, double share, Basis basis) {

    /** What a forecast of one kind rests on. */
    public enum Basis {
        /** A forecaster of its own. */
        OWN,
        /** Its share of what the model needs beside the kinds with forecasters of their own. */
        SHARE
    }
}
