// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.benchmarks.utils;

import ai.smartwhale.commons.utils.MathUtils;
import ai.smartwhale.commons.utils.math.Matrix;
import ai.smartwhale.commons.utils.math.Solution;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The product of two square matrices and the solution of a system, beside EJML. Both make a new result. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class MathMatrixBenchmark {

    /** Rows and columns. */
    @Param({"128", "512"})
    public int size = 128;

    private Matrix left = Matrix.identity(1);
    private Matrix right = left;
    private Matrix side = left;
    private DMatrixRMaj peerLeft = new DMatrixRMaj(1, 1);
    private DMatrixRMaj peerRight = peerLeft;
    private DMatrixRMaj peerSide = peerLeft;

    /** Draws the matrices. */
    @Setup
    public void draw() {
        Random random = new Random(42);
        double[] a = random.doubles((long) size * size, -1, 1).toArray();
        double[] b = random.doubles((long) size * size, -1, 1).toArray();
        double[] c = random.doubles(size, -1, 1).toArray();
        left = Matrix.of(size, size, a);
        right = Matrix.of(size, size, b);
        side = Matrix.column(c);
        peerLeft = DMatrixRMaj.wrap(size, size, a);
        peerRight = DMatrixRMaj.wrap(size, size, b);
        peerSide = DMatrixRMaj.wrap(size, 1, c);
    }

    /**
     * Our product.
     *
     * @return the product
     */
    @Benchmark
    public Matrix ownProduct() {
        return MathUtils.matrixCalculations(left).multiply(right);
    }

    /**
     * The product of EJML.
     *
     * @return the product
     */
    @Benchmark
    public DMatrixRMaj ejmlProduct() {
        DMatrixRMaj product = new DMatrixRMaj(size, size);
        CommonOps_DDRM.mult(peerLeft, peerRight, product);
        return product;
    }

    /**
     * Our solution, with its condition estimate.
     *
     * @return the solution
     */
    @Benchmark
    public Solution ownSolve() {
        return MathUtils.matrixCalculations(left).solve(side);
    }

    /**
     * The solution of EJML, without a condition estimate.
     *
     * @return the solution
     */
    @Benchmark
    public DMatrixRMaj ejmlSolve() {
        DMatrixRMaj solution = new DMatrixRMaj(size, 1);
        if (!CommonOps_DDRM.solve(peerLeft, peerSide, solution)) {
            throw new IllegalStateException("singular");
        }
        return solution;
    }
}
