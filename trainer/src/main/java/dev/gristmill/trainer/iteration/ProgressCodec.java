package dev.gristmill.trainer.iteration;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.KryoException;
import com.esotericsoftware.kryo.Serializer;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import dev.gristmill.spi.LearnerState;
import dev.gristmill.trainer.iteration.FitProgress.Best;
import dev.gristmill.trainer.progress.CurvePoint;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a {@link FitProgress}, field by field: by Kryo's own numbers and arrays, never by reflection. The first
 * byte is the format; one of another format is not read. No class but these two can come out of a checkpoint.
 */
final class ProgressCodec {

    private static final int FORMAT = 2;
    private static final int BUFFER = 1 << 12;

    private final Kryo kryo = new Kryo();

    ProgressCodec() {
        kryo.setRegistrationRequired(true);
        kryo.setReferences(false);
        kryo.register(LearnerState.class, new States());
        kryo.register(FitProgress.class, new Progresses());
    }

    byte[] write(FitProgress progress) {
        Output output = new Output(BUFFER, -1);
        output.writeByte(FORMAT);
        kryo.writeObject(output, progress);
        return output.toBytes();
    }

    /**
     * What {@link #write} made.
     *
     * @throws IOException if it did not make these bytes
     */
    FitProgress read(byte[] bytes) throws IOException {
        try (Input input = new Input(bytes)) {
            int format = input.readByte();
            if (format != FORMAT) {
                throw new IOException("its format is " + format + ", this version knows " + FORMAT);
            }
            return kryo.readObject(input, FitProgress.class);
        } catch (KryoException | IllegalArgumentException | IndexOutOfBoundsException | NegativeArraySizeException e) {
            throw new IOException("it is not a checkpoint of a fit (" + e.getMessage() + ")", e);
        }
    }

    private static final class Progresses extends Serializer<FitProgress> {

        @Override
        public void write(Kryo kryo, Output output, FitProgress progress) {
            kryo.writeObject(output, progress.state());
            Start start = progress.start();
            output.writeBoolean(start != null);
            if (start != null) {
                output.writeBoolean(start.from() != null);
                text(output, start.from() == null ? "" : start.from());
                text(output, start.reason());
            }
            Best best = progress.best();
            output.writeBoolean(best != null);
            if (best != null) {
                kryo.writeObject(output, best.state());
                output.writeDouble(best.value());
                output.writeInt(best.waited());
            }
            output.writeLong(progress.spentMillis());
            output.writeInt(progress.curve().size());
            for (CurvePoint point : progress.curve()) {
                output.writeInt(point.iteration());
                number(output, point.loss());
                number(output, point.change());
                number(output, point.validation());
            }
        }

        @Override
        public FitProgress read(Kryo kryo, Input input, Class<FitProgress> type) {
            LearnerState state = kryo.readObject(input, LearnerState.class);
            Start start = input.readBoolean() ? start(input) : null;
            Best best = input.readBoolean()
                    ? new Best(kryo.readObject(input, LearnerState.class), input.readDouble(), input.readInt())
                    : null;
            long spent = input.readLong();
            int points = input.readInt();
            List<CurvePoint> curve = new ArrayList<>();
            for (int i = 0; i < points; i++) {
                curve.add(new CurvePoint(input.readInt(), number(input), number(input), number(input)));
            }
            return new FitProgress(state, start, best, spent, curve);
        }

        private static Start start(Input input) {
            boolean warm = input.readBoolean();
            String from = text(input);
            return new Start(warm ? from : null, text(input));
        }

        // NaN is nobody's number here
        private static void number(Output output, @Nullable Double value) {
            output.writeDouble(value == null ? Double.NaN : value);
        }

        private static @Nullable Double number(Input input) {
            double value = input.readDouble();
            return Double.isNaN(value) ? null : (Double) value;
        }
    }

    private static final class States extends Serializer<LearnerState> {

        private static final byte DOUBLES = 1;
        private static final byte FLOATS = 2;
        private static final byte INTS = 3;
        private static final byte LONGS = 4;
        private static final byte BYTES = 5;

        @Override
        public void write(Kryo kryo, Output output, LearnerState state) {
            text(output, state.learner());
            output.writeInt(state.iteration());
            output.writeInt(state.values().size());
            state.values().forEach((name, value) -> {
                text(output, name);
                array(output, value);
            });
        }

        private static void array(Output output, Object value) {
            if (value instanceof double[] doubles) {
                begin(output, DOUBLES, doubles.length);
                output.writeDoubles(doubles);
            } else if (value instanceof float[] floats) {
                begin(output, FLOATS, floats.length);
                output.writeFloats(floats);
            } else if (value instanceof int[] ints) {
                begin(output, INTS, ints.length);
                output.writeInts(ints);
            } else if (value instanceof long[] longs) {
                begin(output, LONGS, longs.length);
                output.writeLongs(longs);
            } else {
                byte[] bytes = (byte[]) value;
                begin(output, BYTES, bytes.length);
                output.writeBytes(bytes);
            }
        }

        private static void begin(Output output, byte type, int length) {
            output.writeByte(type);
            output.writeInt(length);
        }

        @Override
        public LearnerState read(Kryo kryo, Input input, Class<LearnerState> type) {
            String learner = text(input);
            int iteration = input.readInt();
            int count = input.readInt();
            Map<String, Object> values = new TreeMap<>();
            for (int i = 0; i < count; i++) {
                values.put(text(input), array(input));
            }
            return new LearnerState(learner, iteration, values);
        }

        private static Object array(Input input) {
            byte type = input.readByte();
            return switch (type) {
                case DOUBLES -> input.readDoubles(length(input, Double.BYTES));
                case FLOATS -> input.readFloats(length(input, Float.BYTES));
                case INTS -> input.readInts(length(input, Integer.BYTES));
                case LONGS -> input.readLongs(length(input, Long.BYTES));
                case BYTES -> input.readBytes(length(input, 1));
                default -> throw new IllegalArgumentException("no array is of type " + type);
            };
        }
    }

    private static void text(Output output, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        output.writeInt(bytes.length);
        output.writeBytes(bytes);
    }

    private static String text(Input input) {
        return new String(input.readBytes(length(input, 1)), StandardCharsets.UTF_8);
    }

    // What is not there is not waited for, and no room is made for it
    private static int length(Input input, int width) {
        int length = input.readInt();
        if (length < 0 || (long) length * width > input.limit() - input.position()) {
            throw new IllegalArgumentException("an array of " + length + " is longer than the rest");
        }
        return length;
    }
}
