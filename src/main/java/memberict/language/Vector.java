package memberict.language;

import java.util.Arrays;

/** The meaning of a text as a direction: unit length, so that the dot product is the cosine. */
public final class Vector {

    private final float[] values;

    /** Takes the array over; it is scaled to unit length. */
    public Vector(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += (double) value * value;
        }
        float scale = sum == 0 ? 0 : (float) (1 / Math.sqrt(sum));
        for (int i = 0; i < values.length; i++) {
            values[i] *= scale;
        }
        this.values = values;
    }

    /** Between -1 and 1; 1 is the same meaning. */
    public double cosine(Vector other) {
        float[] a = values;
        float[] b = other.values;
        // Four sums side by side: one alone waits for each addition to end before the next begins.
        float first = 0;
        float second = 0;
        float third = 0;
        float fourth = 0;
        int i = 0;
        for (; i + 3 < a.length; i += 4) {
            first += a[i] * b[i];
            second += a[i + 1] * b[i + 1];
            third += a[i + 2] * b[i + 2];
            fourth += a[i + 3] * b[i + 3];
        }
        for (; i < a.length; i++) {
            first += a[i] * b[i];
        }
        return first + second + third + fourth;
    }

    /** The numbers, 384 of them for the shipped encoder. Not to be changed. */
    public float[] values() {
        return values;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Vector vector && Arrays.equals(values, vector.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }
}
