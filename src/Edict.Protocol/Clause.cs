namespace Edict.Protocol;

/// <summary>The clauses of <c>docs/protocol.md</c>, by which every decision names what it rests on.</summary>
public enum Clause : byte
{
    /// <summary>Effort, behaviour, homework at 3 or 4.</summary>
    P1 = 1,

    /// <summary>A working grade at 7 or worse.</summary>
    P2,

    /// <summary>A working grade worse than the previous one.</summary>
    P3,

    /// <summary>Which grade is the previous one.</summary>
    P4,

    /// <summary>A change of level is shown, and is no deterioration.</summary>
    P5,

    /// <summary>A pupil with a tracked report is a concern.</summary>
    P6,

    /// <summary>The level, from the number of faculties.</summary>
    P7,

    /// <summary>Who leads.</summary>
    P8,

    /// <summary>The status against the cycle before.</summary>
    P9,

    /// <summary>Care experienced.</summary>
    P10,

    /// <summary>5@3.</summary>
    P11,

    /// <summary>SIMD 1–4.</summary>
    P12,

    /// <summary>Attendance.</summary>
    P13,

    /// <summary>SEBN.</summary>
    P14,

    /// <summary>ASN.</summary>
    P15,

    /// <summary>Pathway 3.</summary>
    P16,

    /// <summary>A blank is unknown.</summary>
    P17,

    /// <summary>Vulnerable without a tracked report: monitored.</summary>
    P18,

    /// <summary>Reasons are shown in lanes.</summary>
    P19,

    /// <summary>A 3 again.</summary>
    P20,

    /// <summary>Who reads what of a pupil's groups.</summary>
    P21,

    /// <summary>What the published workbook says.</summary>
    P22,

    /// <summary>What somebody kept from a pupil would lead goes one level up.</summary>
    P23,

    /// <summary>Who reads the groups of a restricted pupil.</summary>
    P24,

    /// <summary>When what is held of a pupil goes.</summary>
    P25,

    /// <summary>When what else is held goes.</summary>
    P26,

    /// <summary>Of whom a faculty's judgement is asked.</summary>
    P27,

    /// <summary>Amber and red need a comment.</summary>
    P28,

    /// <summary>What is suggested to a CL.</summary>
    P29,

    /// <summary>A judgement beside which the reports look odd.</summary>
    P30,

    /// <summary>Red in one faculty, or amber in two, highlights a pupil.</summary>
    P31,

    /// <summary>When a fact that was set by hand counts.</summary>
    P32,

    /// <summary>What is good news of a pupil.</summary>
    P33,
}
