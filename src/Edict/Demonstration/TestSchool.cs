namespace Edict.Demonstration;

/// <summary>Pupils whose stories are told on purpose, so that a test can name them; the rest of the school is drawn by lot around them.</summary>
public static partial class TestSchool
{
    public static IReadOnlyList<SchoolPupil> Cast =>
        [
            AaravSharma,
            KieranWard,
            AnnaMorrisonOf1B1,
            AnnaMorrisonOf1L2,
            RuaridhMacLeod,
            MollyDrummond,
            LewisPaton,
            BrodieKane,
            FinlayKerr,
            ElspethGunn,
            RoryInnes,
            SkyeMunro,
            AilsaFraser,
            CallumReid,
            FreyaMuir,
            HamishLaidlaw,
            IonaGillies,
            ZofiaKowalska,
            OlenaShevchenko,
            JamieTodd,
            CraigDouglas,
            NiamhDuffy,
            EuanBoyle,
            EilidhBoyle,
            AmeliaStewart,
            ZoeONeill,
        ];
}
