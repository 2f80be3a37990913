import { Lexicon } from './lexicon.js'

/** What orders are told in, by what the words do; a word that ends in `*` stands for all that begin so. */
const PHRASES = {
  /** Stops something. */
  stop: `on hold; discontinue; discontinued; discontinues; may not take place; cannot take place; outlaw; outlaws; outlawed; not let; frozen; freezes; interrupted; closed since; shut since;
    не отгруж*; не направл*; не отправл*; прерван*; прервал*; заморож*; заморозил*; not taken; not be taken; not being taken; not accepted; not be accepted; not being accepted; not loaded; not be loaded; not being loaded; not carried; not be carried; not being carried; not admitted; not be admitted; not being admitted; not served; not be served; not being served; not handled; not be handled; not being handled; not received; not be received; not being received; not shipped; not be shipped; not being shipped; not transported; not be transported; not being transported; not dispatched; not be dispatched; not being dispatched; not booked; not be booked; not being booked;
    no longer admitted; no longer be admitted; no longer accepted; no longer carried; no longer loaded; no longer served; no longer handled; no longer let; no longer sail; no longer be loaded; no longer be carried; no longer enter; no longer cross; no longer pass; no longer let through; does not carry; do not carry; does not accept; do not accept; does not take; do not take; takes no; take no; accepts no; accept no; carries no; carry no; lets in no; admits no; will take no; will accept no; ended the transit; ended transit; ends the transit; ends transit; ended the carriage; no longer possible; suspends; halts; stops; closes; prohibits; cease to; will not accept; will not take; will not carry; turn away; turned away; turns away;
    не будут принима*; не будет принима*; нельзя; не подлеж*; не производи*; не осуществля*; не груз*; не отправля*; не пропуска*; не обслуживает*; воздержаться от; недоступ*;
    banned; banning; prohibit; prohibited; prohibiting; suspend; suspended; suspending; halt; halted; halting;
    stop; stopped; stopping; close; closed; closing; shut; shuts; forbid; forbids; forbade; forbidden; bar; bars; barring; barred; not work; not operate; not be working; not be operating; blocked;
    not accept; not be accepted; no longer accept; no longer be accepted; refuse; refused; out of service; shut down; no longer carry; no longer carries; no longer take; no longer takes; no longer run;
    cease; ceased; paused; pausing; pauses; may not be; may no longer; must not be; shall not be; cannot be; may not enter; may not use; may not cross; may not pass; may not run; may not travel; may not leave; put on hold; not allowed; not permitted; no longer allowed;
    запретил*; запрещ*; запретить; запрета*т; приостан*; прекрат*; прекращ*; остановил*; остановлен*; остановк*;
    закрыл*; закрыт*; закрыть; закрывает*; закрывают*; закроет*; закроют*; не ходят; не ходит; не курсир*; не принима*; не будет принима*; не допуска*; не работа*; не будут работать; не будет работать; не функционир*; перекры*`,
  /** Puts a measure in force. */
  impose:
    'impose; imposed; imposing; introduce; introduced; introducing; slapped; slaps; slap; put; puts; clamped; declare; declared; place; placed; establish; ' +
    'established; set; announce; announced; issue; issued; declared; order; ordered; ' +
    'ввел*; введен*; был* введен*; ввод*; вводит*; введени*; вводится; объяв*; установ*; наложен*; издал*; издан*; подписал*; введет*; вступа*; вступил*; устанавлива*',
  inForce: `продлится; продлятся; длится; will last; in force; in effect; into force; into effect; effective; takes effect; take effect; applies; apply; runs; valid;
    remain; remains; действ*; в силу; в силе; вступа*; вступил*`,
  /** Makes it last longer. */
  prolong: `stays in force until; remains in force until; remain in force until; remains in place until; stays in place until; continues until; will continue until; pushed back; push back; pushes back;
    сохранится до; сохраняется до; сохранятся до; останется в силе до; остается в силе до; renew; renewed; renewing; renews; prolongs; extends; extend; extended; extending; extension; prolong; prolonged; prolonging; prolongation; lengthened; will now last; now lasts; will last until; now runs; will now run; now in force until;
    продл*; пролонг*; продлев*`,
  /** Ends it. */
  free: `restored; restores; no longer applies; no longer apply; больше не действ*; перестал* действовать; движение открыто; движение открыли; границу открыли; open again; opens again; opened again; repeals; repeal; able to cross again; can cross again; may cross again; accepts again; accept again; accepted again; resumes; restarted; restart; restarts; unblocked; cleared for traffic again; are dropped; were dropped; was dropped; is dropped;
    снова принима*; вновь принима*; вновь доступ*; снимаются; восстановл*; возобновл*; разблокир*; вновь заработал*; снова заработал*; lift; lifted; lifting; cancel; cancelled; canceled; cancels; cancelling; revoke; revoked; withdrawn; withdraw;
    withdrew; remove; removed; removing; resume; resumed; resuming; resumption; reopen; reopened; reopening; reopens;
    abolish; abolished; rescind; rescinded; repealed; end the ban; ended the ban; ends the ban; called off; scrapped; allowed again; allows again; allow again; let in again; is over; no longer in force; terminated; terminate;
    снял*; снят*; снять; снимает*; сняти*; отмен*; возобнов*; вновь откры*; снова откры*; вновь откро*; снова откро*; откро* границ*; откроются; откроется; откры* движени*; откры* границ*; откры* пункт* пропуск*; откры* погранич*; вновь разреш*; снова разреш*; аннулир*; утратил* силу; прекратить действие; прекращ* действ*; прекратил* действ*`,
  /** Takes something out of it. */
  exempt: `exempt; exempted; exempts; exempting; exemption; made an exception; make an exception; makes an exception;
    carved out; carve out; by way of exception; as an exception; an exception for; exception was made; exception is made;
    освобожд*; освободи*; в виде исключения; в порядке исключения; исключение сделано; сделано исключение; сделал* исключение;
    исключил* из; исключен* из; вывел* из под; выведен* из под; исключить из`,
  /** Lets something go again, where a measure is named. */
  allow: `is permitted; are permitted; is allowed; are allowed; разрешен*; разрешает*; допускает*; allow; allowed; allows; allowing; permit; permitted; permits; permitting; разреш*; допущен*; допустил*`,
  /** Sets a most. */
  cap: `cap; capped; caps; capping; quota; quotas; limit; limited; limits; limiting; ceiling; no more than; not more than; at most; up to;
    a maximum of; maximum; agreed to; agreed on; agreed that; договорил*; not exceed; ration; rationed;
    ограничен*; ограничил*; ограничива*; ограничит*; лимит*; квот*; не более; не больше; не свыше; максимум; не превыша*; норм*`,
  narrow: `narrow; narrowed; narrowing; narrows; ease; eased; eases; easing; relax; relaxed; relaxes; soften; softened;
    partially lifted; partly lifted; partial lifting; смягч*; сузил*; сужен*; сузить; ослаб*; частично снят*; частично снял*; частично отмен*`,
  restrict: `restrict; restricted; restricts; restricting; curb; curbed; curbs; ограничен*; ограничил*; ограничива*; ограничит*`,
  /** What an order puts in force. */
  measure: `ban; embargo; embargoes; prohibition; suspension; moratorium; closure; convention ban; convention prohibition; stoppage;
    запрет; запреты; запрещени*; конвенци*; конвенцион*; мораторий; эмбарго; приостановк*; закрыти*`,
  softMeasure: `rule; restriction; limitation; limit; quota; measure; term; validity; period; срок; период; ограничени*; мер; квот*; лимит*`,
  /** What an order stops. */
  traffic: `loading; acceptance; accepting; traffic; transport; transportation; carriage; shipment; shipments; movement; transit; export; exports; exporting; import;
    importing; entry; crossing; border; port; freight; cargo; goods; wagons; trains; trucks; lorries; ferries; ferry; vessels; ships; navigation;
    booking; dispatch; passage; road; vehicles; post; frontier; train; line; station; checkpoint; terminal; manoeuvres; pilotage; rail; route; redirection; forwarding; dispatching;
    погрузк*; прием; перевоз*; движени*; пропуск*; отправк*; отправлени*; транзит*; экспорт*; импорт*; вывоз*; ввоз*; выезд*; въезд*; порт; груз; груз*;
    вагон; поезд; фур; грузовик*; паром*; суд; судоход*; граница; границу; границы; пункт; станци*; перех*; переадресовк*; отгрузк*; заезд; трасс*; дорог; сообщени*; передач*`,
  /** Says that it goes on as it was. */
  still: `stays; stay; remains; remain; still; по прежнему; остается; остаются; продолжает действовать`,
  /** Changes another document. */
  amend: `amend; amends; amended; amending; supplements; supplementing; supplemented; in addition to; changes to; amendment to; amendments to; дополня*; дополнени*; изменен*; изменяет; изменил*; внес*; вноси*; взамен; во изменение`,
  /** Starts a clause about something said before. */
  relative: `which; that; whose; котор*`,
  been: `was; were; had; been; был; была; было; были`,
  unsure: `want to; wants to; wanted to; hope to; hopes to; is not planned; not planned; may; might; could; plan to; plans to; planned to; planning to; considering; consider; considers; propose; proposed; proposes;
    proposal; asked to; asks to; asked for; request to; call for; calls for; called for; if; unless; until; whether; possible; possibly; expected to; rumour*; urged; urges; demand; demanded;
    discuss; discussed; discussing; intends to; draft; mull; mulls; threatened; threatens; in case; when; once;
    просил*; призыва*; требу*; ходатайств*; хотят; хочет; хотел*; надеет*; надеют*;
    может; могут; мог; могл*; планир*; предлож*; предлага*; рассматрив*; просит; просят; попросил*; намерен*; если; возможн*; проект; обсужд*; призвал*; потребовал*; угрож*; в случае; пока; после того; когда; бы`,
  negation: `not; no; never; denied; denies; without; нет; не; без; опроверг*; отрица*`,
  /** Tells of something before. */
  past: `earlier; previously; previous; initially; original; originally; recall; last year; last month; a year ago; prior; had been; at first; the first ban; the first order;
    ранее; прежде; прежн*; предыдущ*; первоначальн*; напомн*; до этого; до того; в прошлом году; изначально; впервые; сначала`,
  /** Tells when something began or ran that is now changed. */
  begun: `introduced; imposed; in place since; in force since; issued; announced; expired; expires; expire; expiring; ended; ran; runs out; ran out; which was to; due to end; due to expire; was to last; since; had; closed since; shut since; signed; first;
    введенн*; вводил*; действовавш*; действовал*; истек*; истека*; объявленн*; установленн*; закончил*; завершил*; был* введен*; заканчива*`,
  to: `station of destination; destination station; consigned to; addressed to; станци* назначения; дорог* назначения; порт назначения; до станций; до станции; to; towards; toward; bound for; destined for; into; for delivery to; in the direction of; heading for; heading to; destination;
    назначением на; назначением в; назначением; в адрес; в направлении; в сторону; направлением на; адресованн*; следующ* на; следующ* в`,
  from: `leave; registered in; зарегистрированн* в; leaving; за пределы; originating at; of origin in; происхожд* из; railways of origin; stations of origin; station of origin; дорог* отправления; станци* отправления; дорог* погрузки; станци* погрузки; погруженн* в; from; out of; originating in; originating from; loaded at; loaded in; из; со; от; с; отправлением из; отправлением с; отправлением со; отправлением; отправлени*`,
  via: `via; over; through; across; transiting; in transit through; by way of; over the territory of; через; по территории; транзитом через; транзитом по; транзитом; с проследованием через`,
  at: `at; in; on; near; of; with; между; between; по; при; у; для; под; and`,
  ways: `in both directions; both directions; both ways; in either direction; either direction; each direction; в обоих направлениях; в обе стороны; оба направления; обоих направлений; в оба направления`,
  except: `exempt from the ban are; outside the ban are; the ban does not touch; unaffected are; exclusion; exclusions; не действует на; не относятся к; исключением являются; исключение сделано для; исключение предусмотрено для; except; except for; excepting; excluding; other than; with the exception of; with exception of; apart from; save for; but not; exempt are; exceptions are; the exceptions are; the only exception is; the exception is; exceptions cover; exceptions; exception;
    does not apply to; do not apply to; not apply to; does not cover; do not cover; does not affect; does not concern; not affected are; not covered are;
    кроме; за исключением; исключая; помимо; не распростран* на; не касается; не касаются; не затрагивает; не относится к; не действует для; исключение составляют; исключение составляет; исключением стал*; исключени*`,
  exempted: `is not subject to; are not subject to; not subject to; не подлежат запрету; не подлежит запрету; are left out; is left out; left out of; are spared; is spared; не включен*; are unaffected; is unaffected; remain unaffected; falls outside the ban; fall outside the ban; is exempt; are exempt; is exempted; are exempted; remain exempt; were exempted; was exempted; not affected; is not affected; are not affected; is not covered; are not covered; are excluded; is excluded;
    не подпада*; под запрет не подпада*; под ограничени* не подпада*; освобожден*; освобожда*`,
  because: `made necessary by; necessitated by; wants to stop; wants to prevent; wants to protect; wants to avoid; want to prevent; want to avoid;
    хотят избежать; хочет избежать; хотят предотвратить; хочет предотвратить; хотят не допустить; хочет не допустить; стремится не допустить; pointed to; points to; pointing to; referring to; answers; in answer to; in retaliation for; in retaliation; retaliation for; a response to; in reaction to; as a reaction to;
    ответил* на; отвечает на; в качестве ответа на; ответ на; ответом на; реакцией на; is meant to; are meant to; meant to; is intended to; is aimed at; aimed at; with the aim of; blames; blamed; blame; acts on; act on; in light of; in order not to; the purpose is to; the aim is to; the aim is; the purpose is; comes after; come after; came after; the move follows; the decision follows; the measure follows; the ban follows; found; on account; as a precaution against; because there is; for lack of;
    цель меры; цель запрета; целью меры; цель; целью; поводом; основани*; обоснование; объясня*; объяснил*; объяснил* это; объясня* это; связано с; связана с; связаны с; это связано с; обусловлен*; мотивир*; ссыла* на; сославшись на; по случаю; explains it by; explains the measure by; explained the measure by; explained it by; cites; cited; because; because of; due to; for reasons of; owing to; in view of; as a result of; caused by; on account of; in connection with; prompted by; amid; citing; given; the reason is that; the reason is; the reason given is; the reason; reason; in response to; blamed on; on the grounds of; attributed to; explained by; to avoid; to prevent; in order to; so that; so as to; after a request from; in reply to; as a reply to;
    в связи с тем что; в связи с; из за; ввиду; по причине; вследствие; в результате; в целях; с целью; потому что; так как; поскольку; причина; причиной; причин*; вызван*; на фоне; чтобы; объясня* тем что; в ответ на; для недопущения; во избежание; по просьбе грузоотправител*; из за того что`,
  /** Says that what stands before it is the reason. */
  isReason: `is given as the reason; was given as the reason; are given as the reason; is named as the reason; was named as the reason; is the reason; was the reason; are the reason; were the reason; is to blame; are to blame; made it necessary; forced the decision; led to the ban; led to the decision; led to this;
    стал* причиной; послужил* причиной; является причиной; явля* причиной; назван* причиной; стал* поводом; послужил* поводом; привел* к запрету; привел* к этому`,
  decree: `order; instruction; directive; telegram; telegraph; decision; resolution; decree; notice; circular; notification; telegramme; order no; regulation;
    приказ; телеграмм*; распоряжени*; постановлени*; указани*; решени*; уведомлени*; директив*; протокол; извещени*; телетайпограмм*`,
  letter: `letter; request; appeal; article; clause; paragraph; berth; train; flight; section; point; highway; page; law; wagon; track; platform; gate; route; annex; federal law; dock; quay; contract; bill;
    письм*; обращени*; заявк*; статьи; статье; статья; пункт; причал*; поезд; закон*; договор*; контракт; рейс; путь; участок; страниц*; вагон; трасс*; ворот*`,
  /** Makes or signs the document. */
  sign: `распространил*; разослан*; issue; issued; issues; sign; signed; signs; adopted; adopt; approve; approved; dated; circulated; sent out; ordered; decided; took the decision; решил*; решение принят*; подписал*; подписан*; издал*; издан*; принял*; принят*; утвер*; датирован*; выпустил*; направил*; разослал*; вышл*; вышел`,
  perDay: `a day; per day; daily; each day; every day; per 24 hours; a day in each direction; в сутки; в день; ежесуточно; ежедневно; суточн*; за сутки; сутки`,
  /** Counts that are no quota. */
  counted: `closed the year; closed the month; closed the quarter; closed with; closed at; handle; handled; handles; handling; process; processed; processing; waiting; wait; accumulated; accepts; accept; accepted; accepting; receive; receives; received; capacity; throughput; piled; piled up; queue; queued; queuing; stranded; held; instead of; against; in fact; average; averaged; averaging; used to; unload; unloaded; unloading; takes; took; taking; fell; dropped; cut from; compared; usual; normal; passed; pass; worked; crossed; stuck; reach; reaches; reached; gusts;
    обрабатыв*; обработ*; переработ*; принима*; принял*; ожида*; скопил*; скопл*; прост*ва*; простаива*; вместо; против; фактическ*; в среднем; выгруж*; выгрузк*; мощност*; способност*; пропуск* способност*; очеред*; снизил*; сократил*; проходил*; прошло; прошли; обычн*; раньше; сдав*; сдал*; передав*; стоят; стоит; остав*; достига*; порыв*`,
  covers: `applies; apply; covers; cover; concerns; concern; affects; affect; hits; распростран*; касает*; касают*; затраг*; относит*; действ*; подпада*`,
  /** Tells of it. */
  tell: `informs; added; noted; explained; confirmed; поясни*; уточни*; отметил*; подчеркн*; добавил*; подтверд*; published; опубликован*; said; says; announced; told; reported; wrote; сообщил*; заявил*; объявил*; рассказал*; сообща*; передает; передают`,
  /** Who asked for it. */
  asker: `at the request of; upon request of; on the request of; at request of; request from; on a request of; on the initiative of; asked by; on a notice of; on the basis of; на основании; после обращения;
    по просьбе; по обращению; по запросу; по заявке; по ходатайству; по инициативе`,
  /** Who told of it. */
  teller: `according to; told by; reported by; as told by; по данным; по информации; по сообщению`,
  /** Says that no last day is set. */
  openEnd: `until further notice; till further notice; until further orders; until further order; until further instructions; until a further decision; for an indefinite period; for an indefinite time; indefinitely; for an unlimited time; for an unlimited period; without an end date; open ended; until cancelled; until it is cancelled; until revoked;
    без указания срока; срок не указан; срок не установлен; no end date; do not have an end;
    до особого распоряжени*; до особого указани*; до отдельного распоряжени*; до отдельного указани*; до дальнейш* распоряжени*; до дальнейш* указани*; до особых распоряжени*; до отмены; до специального распоряжени*; до последующ* распоряжени*; бессрочн*; на неопределенн* срок; на неопределенн* врем*; без ограничения срока; до нового распоряжени*`,
  /** Comes into a country. */
  inward: `import; importing; imports; entry; импорт*; ввоз*; въезд*`,
  /** Leaves a country. */
  outward: `export; exports; exporting; экспорт*; вывоз*; выезд*`,
  passing: `transit; транзит*`,
  /** What is shut or open both ways. */
  barrier: `post; frontier; crossing; border; checkpoint; road; port; граница; границу; границы; пункт; перех*; порт; трасс*`,
  shuts: `close; closed; closing; closes; shut; shuts; закрыл*; закрыт*; закрыть; закрывает*; закрывают*; закроет*; закроют*; не работа*; не будут работать; не будет работать; not work; not operate; not be working; not be operating; перекры*; blocked`,
  opens: `reopen; reopened; reopening; reopens; able to cross again; can cross again; may cross again; откроются; откроется; откры* движени*; откры* границ*; откры* пункт* пропуск*; откры* погранич*; вновь откры*; снова откры*; вновь откро*; снова откро*; откро* границ*`,
  /** Says that something may go although a measure holds. */
  mayGo: `remain in operation; remains in operation; keep working; keeps working; continue to operate; continues to operate; continue to work; continues to work; operate normally; operates normally; продолжают работать; продолжает работать; остаются открытыми; остается открытым; останутся открытыми; останется открытым; работает; работают; still accepted; still be accepted; still be sent; still be loaded; still be carried; still carried; still allowed; still permitted; still go; still pass; still cross; can still; may still; remains possible; remain possible; remains open; remain open; remains allowed; remain allowed; stays open; stay open; as usual; continues as usual; is permitted; are permitted; is allowed; are allowed; may pass; may be loaded; may be carried; can be loaded; can be carried; let through; continue to be accepted; continues to be accepted; continue to run; continues to run; runs normally; run normally; works normally; work normally; goes ahead;
    разрешен*; разрешает*; можно; допуска*; допускает*; пропустить; пропускают; пропускает*; по прежнему принима*; по прежнему разреш*; продолжают принима*; продолжает приниматься; в обычном режиме; в штатном режиме; без ограничений; не прерыва*; сохраняется возможность; принимаются без`,
  /** Says of a part that the measure goes on. */
  stillBound: `remains banned; remain banned; still banned; stays banned; stay banned; remains in force; remain in force; stays in force; still in force; must stay out; remain prohibited; remains prohibited; still applies; still apply; still may not; still not allowed; continues to apply; continue to apply;
    сохраня*; остается в силе; остаются в силе; остается под запретом; остаются под запретом; остаются запрещ*; остается запрещ*; по прежнему запрещ*; продолжает действовать; продолжают действовать`,
  /** Tells what keeps goods from going. */
  trouble: `pile up; build up; shallow; low water; dredging; congestion; congested; overloaded; overcrowded; overfilled; overflowing; is full; are full; full; lack; lacks; lacking; shortage; delay; delays; delayed; slow; slowly; storm; snow; snowfall; snowdrifts; wind; winds; gusts; weather; fog; ice; icing; flood; flooding; landslide; avalanche; mudflow; repair; repairs; reconstruction; maintenance; overhaul; under way; accident; derailment; derailed; collapse; collapsed; outbreak; exercises; strike; too few; fewer; not enough; does not unload; cannot unload; unable; waiting; accumulated; queue; queued; queuing; stranded; stuck; held; piled; piled up; piling up; standing; gathered; more wagons; more trains; belong to; standing idle; idle; abandoned; backlog; bottleneck; than the port can; than it can; on the approaches; sanctions; illegal; epidemic; quarantine; threat; attack; attacks; war; holiday; holidays; days off; failure; broke down; breakdown; damage; damaged; washed out;
    не хватает; не успева*; переполнен*; перегруж*; перегруз*; загружен*; затор*; нехватк*; недостат*; дефицит*; задерж*; медленн*; шторм*; ветер; ветра; ветром; метел*; буран*; снег*; туман*; лед; льда; паводк*; наводнен*; сел; оползн*; лавин*; ремонт*; реконструкц*; авари*; крушени*; сход; вспышк*; выявлен*; обнаруж*; обмел*; дноуглубл*; накопил*; учени*; выходн*; праздник*; забастовк*; очеред*; скопил*; скопл*; простаива*; прост*ва*; ожида*; стоят; стоит; брошен*; на подход*; на подступ*; болезн*; грипп*; вредител*; незаконн*; контрабанд*; неисправн*; поломк*; поврежд*; размы*; не принимает; сократил* прием; снизил* прием; неприем*; чужих`,
  all: `no goods; no cargo; no freight; no cargoes; goods of any kind; cargoes of any kind; cargo of every kind; goods of every kind; every kind of goods; freight of every kind; any type of cargo; all categories of goods; all consignments; грузов любых наименований; любые виды грузов; грузов всех наименований; все виды груза; all goods; all cargo; all cargoes; all freight; any goods; any cargo; any freight; all loading; all freight loading; all types of cargo; all types of goods; all kinds of goods; all kinds of cargo; all rail freight; all road freight; all export goods; all export cargo; goods of all kinds; every kind of cargo; all traffic; all commodities; all freight trains; every cargo; all shipments; all freight traffic; any kind of freight; any kind of goods; cargo of any kind; freight of any kind;
    всех грузов; все грузы; всеми грузами; любых грузов; любые грузы; всех видов грузов; все виды грузов; грузов всех видов; любых видов грузов; всей номенклатуры; всех наименований; всех экспортных грузов; все экспортные грузы; всех родов грузов; всего груза; всех категорий грузов`,
} as const

export type Signal = keyof typeof PHRASES

/** The phrases above; compiled once. */
export const SIGNALS: Lexicon<Signal> = new Lexicon()
for (const [signal, phrases] of Object.entries(PHRASES) as [Signal, string][]) {
  for (const phrase of phrases.split(';')) SIGNALS.add(phrase, signal)
}
