namespace PostBot.Domain.Feedback;

/// <summary>One position as it was typed, before it is known which programme it is in.</summary>
/// <param name="End">Where it ends in the text, exclusive.</param>
internal abstract record TypedMoment(int End);

/// <summary>A lone number: the short end of a range such as <c>2:03-08</c>, never a position by itself.</summary>
internal sealed record TypedNumber(int End, int Value, int Digits) : TypedMoment(End);

/// <summary><c>frame 250</c>: frames from the programme start, the first being 0.</summary>
internal sealed record TypedFrame(int End, long Frame) : TypedMoment(End);

/// <summary><c>100+14</c>: 35 mm 4-perf, 16 frames a foot, from the programme start.</summary>
internal sealed record TypedFeet(int End, long Feet, int Frames) : TypedMoment(End);

/// <summary>
/// <c>1 hour 10mins 30secs 10frames</c>, <c>2m03s</c>, <c>90.5s</c>. What was not typed is null; <paramref name="Decimals"/> are the
/// digits after the point
/// of the seconds.
/// </summary>
internal sealed record TypedUnits(int End, int? Hours, int? Minutes, int? Seconds, string Decimals, int? Frames) : TypedMoment(End)
{
    public bool IsCompound => (Hours is null ? 0 : 1) + (Minutes is null ? 0 : 1) + (Seconds is null ? 0 : 1) + (Frames is null ? 0 : 1) > 1;
}
