//! Small arithmetic that the compiler can do on many numbers at once: no branches, no calls.

use std::f32::consts::{FRAC_1_SQRT_2, LOG2_E};

/// Lanes of a sum; more than the widest register, so that sums come out the same on every processor.
const LANES: usize = 16;

/// IEEE 754 half precision to single.
pub fn from_half(bytes: [u8; 2]) -> f32 {
    let half = u32::from(u16::from_le_bytes(bytes));
    let sign = (half & 0x8000) << 16;
    let (exponent, fraction) = ((half >> 10) & 0x1f, half & 0x3ff);
    match exponent {
        0 => {
            let small = fraction as f32 / 16_777_216.0;
            if sign == 0 { small } else { -small }
        }
        31 => f32::from_bits(sign | 0x7f80_0000 | (fraction << 13)),
        _ => f32::from_bits(sign | ((exponent + 112) << 23) | (fraction << 13)),
    }
}

/// e to the power of x for x ≤ 0, within 2e-7 of the value; the power of two is split off and the rest
/// is a Taylor polynomial over ±ln 2 / 2.
#[inline(always)]
pub fn exp_of_negative(x: f32) -> f32 {
    /// Adding it rounds to a whole number, which then stands in the lowest bits.
    const ROUND: f32 = 12_582_912.0;
    let x = x.max(-87.0);
    let shifted = x * LOG2_E + ROUND;
    let whole = shifted - ROUND;
    let rest = x - whole * 0.693_359_4 + whole * 2.121_944_4e-4;
    let mut value = 1.0 / 720.0;
    for coefficient in [1.0 / 120.0, 1.0 / 24.0, 1.0 / 6.0, 0.5, 1.0, 1.0] {
        value = value * rest + coefficient;
    }
    value * f32::from_bits((shifted.to_bits() << 23).wrapping_add(0x3f80_0000))
}

/// x · Φ(x) with the error function of Abramowitz and Stegun 7.1.26 (error below 1.5e-7).
#[inline(always)]
pub fn gelu(x: f32) -> f32 {
    let z = (x * FRAC_1_SQRT_2).abs();
    let t = 1.0 / (1.0 + 0.327_591_1 * z);
    let mut tail = 1.061_405_4;
    for coefficient in [-1.453_152_1, 1.421_413_8, -0.284_496_72, 0.254_829_6] {
        tail = tail * t + coefficient;
    }
    // erfc(z) / 2, by which Φ differs from 1 on the right and from 0 on the left.
    let tail = 0.5 * tail * t * exp_of_negative(-z * z);
    x * if x < 0.0 { tail } else { 1.0 - tail }
}

#[inline(always)]
pub fn sum(values: &[f32]) -> f32 {
    sum_of(values, |value| value)
}

/// The sum of what each value becomes.
#[inline(always)]
pub fn sum_of(values: &[f32], of: impl Fn(f32) -> f32) -> f32 {
    let mut lanes = [0.0f32; LANES];
    let (whole, rest) = values.as_chunks::<LANES>();
    for chunk in whole {
        for (lane, value) in lanes.iter_mut().zip(chunk) {
            *lane += of(*value);
        }
    }
    let rest: f32 = rest.iter().map(|value| of(*value)).sum();
    lanes.iter().sum::<f32>() + rest
}

/// Divides by the length; what has none, or none that is a number, becomes zeros.
pub fn make_unit(vector: &mut [f32]) {
    let length = sum_of(vector, |value| value * value).sqrt();
    if length.is_finite() && length > f32::MIN_POSITIVE {
        vector.iter_mut().for_each(|value| *value /= length);
    } else {
        vector.fill(0.0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn halves_are_read() {
        for (bits, value) in [
            (0x0000u16, 0.0f32),
            (0x3c00, 1.0),
            (0xc000, -2.0),
            (0x3555, 0.333_251_95),
            (0x0001, 5.960_464_5e-8),
            (0x8400, -6.103_515_6e-5),
            (0x7bff, 65504.0),
        ] {
            assert_eq!(from_half(bits.to_le_bytes()), value, "{bits:x}");
        }
        assert!(from_half(0x7c00u16.to_le_bytes()).is_infinite());
        assert!(from_half(0x7e00u16.to_le_bytes()).is_nan());
    }

    #[test]
    fn the_exponential_and_the_bell_curve_are_as_in_the_books() {
        for step in 0..=8700 {
            let x = -f64::from(step) / 100.0;
            let found = f64::from(exp_of_negative(x as f32));
            assert!(
                (found - (x as f32 as f64).exp()).abs() < 2e-7,
                "{x}: {found}"
            );
        }
        // x · Φ(x), from tables of the normal distribution.
        for (x, value) in [
            (-3.0, -0.004_049_7),
            (-1.0, -0.158_655_3),
            (0.0, 0.0),
            (0.5, 0.345_731_2),
            (1.0, 0.841_344_7),
            (4.0, 3.999_873_3),
            (40.0, 40.0),
        ] {
            assert!((gelu(x) - value).abs() < 2e-6, "{x}: {}", gelu(x));
        }
        assert!(gelu(-40.0).abs() < 1e-30);
    }

    #[test]
    fn what_has_no_length_becomes_zeros() {
        for mut vector in [[0.0, 0.0], [f32::NAN, 1.0], [f32::MAX, f32::MAX]] {
            make_unit(&mut vector);
            assert_eq!(vector, [0.0, 0.0]);
        }
        let mut vector = [3.0, 4.0];
        make_unit(&mut vector);
        assert_eq!(vector, [0.6, 0.8]);
    }
}
