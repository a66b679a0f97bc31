using System.Globalization;
using System.Numerics;

namespace PostBot.Domain.Feedback;

/// <summary>A number of seconds as a reduced fraction, because no double holds 1001/30000.</summary>
public readonly record struct ExactSeconds
{
    private readonly long _denominator;

    /// <summary>Reduces; zero is 0/1. Throws <see cref="ArgumentOutOfRangeException"/> unless <paramref name="denominator"/> is above zero.</summary>
    public ExactSeconds(long numerator, long denominator)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(denominator);
        var divisor = (long)BigInteger.GreatestCommonDivisor(numerator, denominator);
        Numerator = numerator / divisor;
        _denominator = denominator / divisor;
    }

    public long Numerator { get; }

    /// <summary>Always above zero.</summary>
    public long Denominator => _denominator == 0 ? 1 : _denominator;

    public bool Equals(ExactSeconds other) => Numerator == other.Numerator && Denominator == other.Denominator;

    public override int GetHashCode() => HashCode.Combine(Numerator, Denominator);

    /// <summary><c>n/d</c>, for example <c>1001/30000</c> or <c>2/1</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Numerator}/{Denominator}");
}
