// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.demand;

import ai.smartwhale.balance.prediction.forecast.ForecastMethod;
import ai.smartwhale.balance.prediction.forecast.Forecaster;
import ai.smartwhale.balance.prediction.forecast.SeriesConfig;
import ai.smartwhale.balance.prediction.forecast.ValueKind;
import ai.smartwhale.balance.prediction.internal.Snapshots;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Requests and bytes by slots, with forecasts of both. Not thread-safe. */
final class LoadSeries {

    private final Forecaster requests;
    private final Forecaster bytes;
    private double countingRequests;
    private double countingBytes;

    LoadSeries(SeriesConfig series) {
        SeriesConfig ofLoad =
                series.toBuilder().kind(ValueKind.NON_NEGATIVE).origins(0).build();
        requests = Forecaster.create(ForecastMethod.MIXTURE, ofLoad);
        bytes = Forecaster.create(ForecastMethod.MIXTURE, ofLoad);
    }

    void count(double moreRequests, double moreBytes) {
        countingRequests += moreRequests;
        countingBytes += moreBytes;
    }

    double countedRequests() {
        return countingRequests;
    }

    double countedBytes() {
        return countingBytes;
    }

    void endSlot() {
        requests.update(countingRequests);
        bytes.update(countingBytes);
        countingRequests = 0;
        countingBytes = 0;
    }

    void missSlot() {
        requests.update(Double.NaN);
        bytes.update(Double.NaN);
        countingRequests = 0;
        countingBytes = 0;
    }

    void forecastInto(double[] ofRequests, double[] ofBytes) {
        requests.forecastInto(ofRequests);
        bytes.forecastInto(ofBytes);
    }

    void write(DataOutput out) throws IOException {
        out.writeDouble(countingRequests);
        out.writeDouble(countingBytes);
        Snapshots.writeForecaster(out, requests);
        Snapshots.writeForecaster(out, bytes);
    }

    void read(DataInput in) throws IOException {
        countingRequests = in.readDouble();
        countingBytes = in.readDouble();
        Snapshots.readForecaster(in, requests);
        Snapshots.readForecaster(in, bytes);
    }
}
