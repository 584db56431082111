// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.forecast;

/** The family of forecasters. */
public enum ForecastMethod {
    /** The value of one season ago; without seasons, or before the first one is full, the last value. */
    SEASONAL_NAIVE,
    /** Simple, damped Holt or Holt-Winters exponential smoothing, whichever predicted best so far. */
    SMOOTHING,
    /** The Theta method on a series without its seasons, of which there may be several. */
    THETA,
    /** Recursive least squares on recent and seasonal lags, on a logarithmic, square-root or plain scale. */
    AUTOREGRESSION,
    /** Teunter, Syntetos and Babai's method for sparse demand: demand dies out when none arrives. */
    SPARSE,
    /** Croston's method for sparse demand with the correction of Syntetos and Boylan. */
    CROSTON,
    /** Recursive least squares on harmonics of every season and a trend. */
    SEASONAL_REGRESSION,
    /** Many light experts, weighted by how well each predicted of late: for demand by the minute. */
    MIXTURE,
    /** The median of several strong forecasters: the most accurate one, at several times the cost. */
    BLEND
}
